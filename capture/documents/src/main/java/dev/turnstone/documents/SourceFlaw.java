package dev.turnstone.documents;

import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;

import java.util.Collection;
import java.util.Optional;

/// Why what an index holds is not what was written into it, told from its mappings and settings.
public final class SourceFlaw {
    private static final String DERIVED = "its documents are derived, not stored as written";

    private SourceFlaw() {}

    /// Of one mapping; empty where there is none.
    public static String of(JsonNode mapping) {
        JsonNode source = mapping.path("_source");
        if (!source.path("enabled").asBoolean(true)) {
            return "_source is disabled";
        }
        if (!source.path("includes").isEmpty() || !source.path("excludes").isEmpty()) {
            return "_source is filtered (includes or excludes)";
        }
        return source.path("mode").asString("").equals("synthetic") ? DERIVED : "";
    }

    /// The same by what the settings say of the source.
    public static String ofSettings(String derivedSource, String sourceMode) {
        return derivedSource.equals("true") || sourceMode.equals("synthetic") ? DERIVED : "";
    }

    /// Refuses an index with a flaw, and one whose ids name no document.
    public static Optional<TurnstoneException> refusal(
            String index, String flaw, Collection<String> types) {
        if (!flaw.isEmpty()) {
            return Optional.of(
                    new TurnstoneException(
                            "The documents of "
                                    + index
                                    + " cannot be read as they were written: "
                                    + flaw
                                    + ".",
                            "Leave the index out (--indices '*,-"
                                    + index
                                    + "'), and fill it on the target from where its documents came"
                                    + " from."));
        }
        if (types.size() > 1) {
            return Optional.of(
                    new TurnstoneException(
                            index
                                    + " holds several mapping types "
                                    + types
                                    + ": documents of different types may share an id, and would"
                                    + " overwrite each other.",
                            "Split the index by type on the source (_reindex), and leave this one"
                                    + " out (--indices '*,-"
                                    + index
                                    + "')."));
        }
        return Optional.empty();
    }
}
