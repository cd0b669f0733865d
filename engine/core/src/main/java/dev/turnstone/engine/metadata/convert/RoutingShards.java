package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.node.ObjectNode;

/// Documents must fall into the same shards on both sides. An index of before 7.0 that never said
/// otherwise routes over its own shards; a target left to itself would route over many more. Runs
/// before the version that made the index is forgotten.
final class RoutingShards implements Rule {
    private static final String ROUTING = "index.number_of_routing_shards";
    private static final String SHARDS = "index.number_of_shards";
    private static final long SEVEN = 7_000_000;

    @Override
    public String id() {
        return "routing-shards";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (draft.kind() != Kind.INDEX || !draft.hasSettings()) {
            return;
        }
        ObjectNode settings = IndexSettings.canonical(draft.settings());
        if (!settings.has(SHARDS) || settings.has(ROUTING) || !madeBeforeSeven(settings, context)) {
            return;
        }
        draft.settings().set(ROUTING, settings.path(SHARDS));
        draft.changed(
                "TS-126",
                draft.settingsPath() + "/" + ROUTING,
                "Fixed, so that every document falls into the shard of the same number as on the"
                        + " source.");
    }

    /// OpenSearch marks its versions with a high bit, so that they count as later.
    private static boolean madeBeforeSeven(ObjectNode settings, Context context) {
        String made = settings.path("index.version.created").asString("");
        return made.matches("\\d{1,18}")
                ? Long.parseLong(made) < SEVEN
                : context.source().hasMappingTypes();
    }
}
