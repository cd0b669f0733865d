package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Which lifecycle an index follows: told to ISM after the switch, never by a setting.
final class LifecycleSettings implements Rule {
    private static final String CODE = "TS-123";
    private static final String ALIAS = "index.lifecycle.rollover_alias";
    private static final String ISM_ALIAS = "index.plugins.index_state_management.rollover_alias";

    @Override
    public String id() {
        return "lifecycle-settings";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (!draft.hasSettings()) {
            return;
        }
        ObjectNode settings = draft.settings();
        boolean policies = context.target().hasPolicies();
        if (policies && settings.has(ALIAS) && !settings.has(ISM_ALIAS)) {
            settings.set(ISM_ALIAS, settings.path(ALIAS));
        }
        for (String name : List.copyOf(settings.propertyNames())) {
            if (name.startsWith("index.lifecycle.")) {
                String value = settings.remove(name).asString("");
                note(draft, name, value, policies);
            }
        }
    }

    private static void note(Draft draft, String name, String value, boolean policies) {
        String path = draft.settingsPath() + "/" + name;
        if (name.equals(ALIAS) && policies) {
            draft.changed(CODE, path, "ISM has its own setting for the alias that rolls over.");
        } else if (name.equals("index.lifecycle.name")) {
            draft.lostWithConsent(
                    CODE,
                    path,
                    draft.name()
                            + " follows the lifecycle "
                            + value
                            + (policies
                                    ? ": attach the converted policy after the switch, and give it its"
                                            + " patterns then for new indices."
                                    : ": the target has no index management plugin, so nothing rolls"
                                            + " over or is deleted."));
        } else {
            draft.lost(CODE, path, name + " (" + value + ") has no counterpart.");
        }
    }
}
