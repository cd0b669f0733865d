package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.node.ArrayNode;

/// Formats by which new fields are taken for dates.
final class DynamicDates implements Rule {
    private static final String NAME = "dynamic_date_formats";

    @Override
    public String id() {
        return "dynamic-dates";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (draft.hasMappings() && draft.mappings().get(NAME) instanceof ArrayNode formats) {
            convert(draft, draft.readsJoda(context), draft.mappingsPath() + "/" + NAME, formats);
        }
    }

    /// Converts a list of formats in its place.
    static void convert(Draft draft, boolean joda, String path, ArrayNode formats) {
        for (int i = 0; i < formats.size(); i++) {
            String format = formats.path(i).asString("");
            formats.set(i, DateFormats.converted(draft, joda, path + "/" + i, format));
        }
    }
}
