package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.IndexSettings;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What an object names and cannot do without: component templates, and the pipelines that a server
/// looks for when a document is written.
final class Needs {
    private static final List<String> PIPELINES =
            List.of("index.default_pipeline", "index.final_pipeline");

    private Needs() {}

    /// Keys such as `pipeline/stamp`.
    static Set<String> of(MetadataObject object) {
        Set<String> needs = new LinkedHashSet<>();
        JsonNode body = object.body();
        switch (object.kind()) {
            case INDEX, TEMPLATE -> settings(body.path("settings"), needs);
            case COMPONENT_TEMPLATE -> settings(body.path("template").path("settings"), needs);
            case INDEX_TEMPLATE -> {
                settings(body.path("template").path("settings"), needs);
                for (JsonNode component : body.path("composed_of")) {
                    add(Kind.COMPONENT_TEMPLATE, component, needs);
                }
            }
            case PIPELINE -> {
                processors(body.path("processors"), needs);
                processors(body.path("on_failure"), needs);
            }
            default -> {}
        }
        return needs;
    }

    private static void settings(JsonNode settings, Set<String> needs) {
        JsonNode canonical = IndexSettings.canonical(settings);
        PIPELINES.forEach(name -> add(Kind.PIPELINE, canonical.path(name), needs));
    }

    private static void processors(JsonNode processors, Set<String> needs) {
        processors.forEach(processor -> processor(processor, needs));
    }

    private static void processor(JsonNode processor, Set<String> needs) {
        for (var entry : processor.properties()) {
            JsonNode body = entry.getValue();
            if (entry.getKey().equals("pipeline")) {
                add(Kind.PIPELINE, body.path("name"), needs);
            } else if (entry.getKey().equals("foreach")) {
                processor(body.path("processor"), needs);
            }
            processors(body.path("on_failure"), needs);
        }
    }

    /// A name that is a template of a script (`{{...}}`) is known only when a document comes.
    private static void add(Kind kind, JsonNode name, Set<String> needs) {
        String text = name.asString("");
        if (!text.isEmpty() && !text.equals("_none") && !text.contains("{{")) {
            needs.add(kind.label() + "/" + text);
        }
    }
}
