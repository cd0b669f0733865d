package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.node.ObjectNode;

import java.util.Set;

/// Stored scripts: one form for all versions, and languages that no longer exist.
final class StoredScripts implements Rule {
    private static final Set<String> GONE = Set.of("groovy", "javascript", "python", "native");

    @Override
    public String id() {
        return "stored-scripts";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (draft.kind() != Kind.SCRIPT) {
            return;
        }
        ObjectNode script = draft.body();
        for (String old : new String[] {"code", "template", "inline"}) {
            if (script.has(old) && !script.has("source")) {
                script.set("source", script.remove(old));
                draft.changed("TS-152", "/" + old, "The text of a script is called source.");
            }
        }
        String language = script.path("lang").asString("painless");
        if (GONE.contains(language)) {
            draft.refused(
                    "TS-153",
                    "/lang",
                    "The script language " + language + " no longer exists.",
                    "Rewrite the script in Painless on the source, or edit it here.");
        }
    }
}
