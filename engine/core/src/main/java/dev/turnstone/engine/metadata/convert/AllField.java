package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The field that held everything is gone; queries without a field ask all fields instead.
final class AllField implements Rule {
    @Override
    public String id() {
        return "all-field";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (!draft.hasMappings()) {
            return;
        }
        ObjectNode mappings = draft.mappings();
        JsonNode all = mappings.remove("_all");
        if (all == null) {
            return;
        }
        String path = draft.mappingsPath() + "/_all";
        if (all.path("enabled").asBoolean(true)) {
            draft.lostWithConsent(
                    "TS-103",
                    path,
                    "_all is gone: queries that name it find nothing; queries without a field search"
                            + " all fields. Use copy_to where one field is needed.");
        } else {
            draft.changed("TS-103", path, "_all was switched off and no longer exists.");
        }
    }
}
