package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The field that held everything is gone; queries without a field ask all fields instead. In what
/// Elasticsearch 5 made it is on unless the mapping says otherwise.
final class AllField implements Rule {
    private static final String CODE = "TS-103";
    private static final String DEFAULT_FIELD = "index.query.default_field";

    @Override
    public String id() {
        return "all-field";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (draft.hasMappings()) {
            field(draft, context, draft.mappings());
        }
        if (draft.hasSettings()) {
            defaultField(draft, draft.settings());
        }
    }

    private static void field(Draft draft, Context context, ObjectNode mappings) {
        JsonNode all = mappings.remove("_all");
        boolean untold = all == null && !mappings.isEmpty() && draft.isOlderThan(6, context);
        if (all == null && !untold) {
            return;
        }
        String path = draft.mappingsPath() + "/_all";
        if (all == null || all.path("enabled").asBoolean(true)) {
            draft.lostWithConsent(
                    CODE,
                    path,
                    "_all is gone: queries that name it find nothing; queries without a field search"
                            + " all fields, each by itself. Use copy_to where one field is needed.");
        } else {
            draft.changed(CODE, path, "_all was switched off and no longer exists.");
        }
    }

    private static void defaultField(Draft draft, ObjectNode settings) {
        JsonNode named = settings.path(DEFAULT_FIELD);
        if (named.asString("").equals("_all")
                || named.valueStream().anyMatch(it -> it.asString("").equals("_all"))) {
            settings.remove(DEFAULT_FIELD);
            draft.lostWithConsent(
                    CODE,
                    draft.settingsPath() + "/" + DEFAULT_FIELD,
                    "Queries without a field asked _all, which is gone: they search all fields.");
        }
    }
}
