package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// Brings settings into one form and leaves out what a server writes by itself.
final class CanonicalSettings implements Rule {
    private static final Set<String> MADE_BY_SERVER =
            Set.of(
                    "index.allocation.existing_shards_allocator",
                    "index.creation_date",
                    "index.creation_date_string",
                    "index.frozen",
                    "index.history.uuid",
                    "index.provided_name",
                    "index.search.throttled",
                    "index.uuid",
                    "index.verified_before_close");
    private static final List<String> MADE_BY_SERVER_PREFIXES =
            List.of(
                    "index.resize.",
                    "index.shrink.",
                    "index.routing.allocation.initial_recovery.",
                    "index.version.");

    @Override
    public String id() {
        return "canonical-settings";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (!draft.hasSettings()) {
            return;
        }
        ObjectNode settings = draft.settings();
        ObjectNode canonical = IndexSettings.canonical(settings);
        settings.removeAll();
        settings.setAll(canonical);
        for (String name : List.copyOf(settings.propertyNames())) {
            if (isMadeByServer(name)) {
                settings.remove(name);
                draft.changed(
                        "TS-120",
                        draft.settingsPath() + "/" + name,
                        "The server writes " + name + " by itself.");
            }
        }
    }

    static boolean isMadeByServer(String name) {
        return MADE_BY_SERVER.contains(name)
                || MADE_BY_SERVER_PREFIXES.stream().anyMatch(name::startsWith);
    }
}
