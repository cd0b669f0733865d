package dev.turnstone.documents.scan;

import dev.turnstone.documents.search.ShardPlace;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an index's mapping and settings say about reading its documents.
record IndexFacts(String index, List<String> types, String flaw, boolean frozen) {
    private static final String DERIVED = "its documents are derived, not stored as written";

    IndexFacts {
        types = List.copyOf(types);
    }

    static IndexFacts of(ClusterClient client, String index) {
        JsonNode settings =
                client.json(ClusterRequest.get(ShardPlace.path(index, "_settings")))
                        .path(index)
                        .path("settings")
                        .path("index");
        JsonNode mappings =
                client.json(ClusterRequest.get(ShardPlace.path(index, "_mapping")))
                        .path(index)
                        .path("mappings");
        boolean typed = client.version().hasMappingTypes();
        var types = new ArrayList<String>();
        String flaw = typed ? "" : sourceFlaw(mappings);
        if (typed) {
            for (var type : mappings.properties()) {
                if (!type.getKey().equals("_default_")) {
                    types.add(type.getKey());
                    flaw = flaw.isEmpty() ? sourceFlaw(type.getValue()) : flaw;
                }
            }
        }
        if (settings.path("derived_source").path("enabled").asString("").equals("true")
                || settings.path("mapping")
                        .path("source")
                        .path("mode")
                        .asString("")
                        .equals("synthetic")) {
            flaw = DERIVED;
        }
        return new IndexFacts(index, types, flaw, isFrozen(settings));
    }

    private static boolean isFrozen(JsonNode settings) {
        return settings.path("frozen").asString("").equals("true")
                || settings.path("search").path("throttled").asString("").equals("true");
    }

    private static String sourceFlaw(JsonNode mapping) {
        JsonNode source = mapping.path("_source");
        if (!source.path("enabled").asBoolean(true)) {
            return "_source is disabled";
        }
        if (!source.path("includes").isEmpty() || !source.path("excludes").isEmpty()) {
            return "_source is filtered (includes or excludes)";
        }
        return source.path("mode").asString("").equals("synthetic") ? DERIVED : "";
    }

    /// Why the documents cannot be read as they were written, unless the user waives that.
    Optional<TurnstoneException> refusal() {
        if (!flaw.isEmpty()) {
            return Optional.of(
                    new TurnstoneException(
                            "The documents of "
                                    + index
                                    + " cannot be read as they were written: "
                                    + flaw
                                    + ".",
                            "Leave the index out, or waive it by name: what can be read is then"
                                    + " read, the rest is counted as skipped."));
        }
        if (types.size() > 1) {
            return Optional.of(
                    new TurnstoneException(
                            index
                                    + " holds several mapping types "
                                    + types
                                    + ": documents of different types may share an id, and would"
                                    + " overwrite each other.",
                            "Split the index by type, or waive it by name if ids are unique."));
        }
        return Optional.empty();
    }

    /// What is lost on the way though every document is read.
    Optional<String> remark() {
        return types.stream()
                .filter(type -> !type.equals("_doc"))
                .findFirst()
                .map(type -> "the mapping type " + type + " is dropped, documents stay the same");
    }
}
