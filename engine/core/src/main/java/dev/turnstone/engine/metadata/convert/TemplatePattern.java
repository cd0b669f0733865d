package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;

/// Before 6.0 a template named one pattern under `template`.
final class TemplatePattern implements Rule {
    @Override
    public String id() {
        return "template-pattern";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (draft.kind() != Kind.TEMPLATE || !draft.body().path("template").isString()) {
            return;
        }
        JsonNode pattern = draft.body().remove("template");
        if (!draft.body().has("index_patterns")) {
            draft.body().putArray("index_patterns").add(pattern);
        }
        draft.changed("TS-141", "/template", "The pattern is called index_patterns from 6.0 on.");
    }
}
