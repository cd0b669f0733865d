package dev.turnstone.documents.scan;

import dev.turnstone.documents.Scheme;
import dev.turnstone.documents.SourceFlaw;
import dev.turnstone.documents.search.ShardPlace;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an index's mapping and settings say about reading its documents.
record IndexFacts(String index, List<String> types, String flaw, boolean frozen, long unnumbered) {
    private static final long FIRST_WITH_NUMBERS = 6_00_00_00;
    private static final String UNNUMBERED =
            "{\"query\":{\"bool\":{\"must_not\":{\"range\":{\"_seq_no\":{\"gte\":0}}}}}}";

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
        String flaw = typed ? "" : SourceFlaw.of(mappings);
        if (typed) {
            for (var type : mappings.properties()) {
                if (!type.getKey().equals("_default_")) {
                    types.add(type.getKey());
                    flaw = flaw.isEmpty() ? SourceFlaw.of(type.getValue()) : flaw;
                }
            }
        }
        String derived =
                SourceFlaw.ofSettings(
                        settings.path("derived_source").path("enabled").asString(""),
                        settings.path("mapping").path("source").path("mode").asString(""));
        return new IndexFacts(
                index,
                types,
                derived.isEmpty() ? flaw : derived,
                isFrozen(settings),
                unnumbered(client, index, settings));
    }

    private static boolean isFrozen(JsonNode settings) {
        return settings.path("frozen").asString("").equals("true")
                || settings.path("search").path("throttled").asString("").equals("true");
    }

    /// On a cluster whose documents have sequence numbers, those that were written by 5.x have
    /// none.
    private static long unnumbered(ClusterClient client, String index, JsonNode settings) {
        long created = number(settings.path("version").path("created").asString(""));
        if (created >= FIRST_WITH_NUMBERS || Scheme.of(client.version()) != Scheme.SEQUENCE) {
            return 0;
        }
        return client.json(ClusterRequest.ask(ShardPlace.path(index, "_count"), UNNUMBERED))
                .path("count")
                .asLong(0);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return FIRST_WITH_NUMBERS;
        }
    }

    /// Why the documents cannot be read as they were written.
    Optional<TurnstoneException> refusal() {
        return SourceFlaw.refusal(index, flaw, types);
    }

    /// Documents that no reading by sequence numbers would ever meet: nobody can waive them.
    void requireNumbers() {
        if (unnumbered > 0) {
            throw new TurnstoneException(
                    unnumbered
                            + " documents of "
                            + index
                            + " were written by Elasticsearch 5 and have no sequence numbers: they"
                            + " would be passed over. Nothing was read.",
                    "Copy the index on the source into a new one (_reindex) and carry that one over,"
                            + " renamed on the way; leave this one out (--indices '*,-"
                            + index
                            + "').");
        }
    }

    /// What is lost on the way though every document is read.
    Optional<String> remark() {
        return types.stream()
                .filter(type -> !type.equals("_doc"))
                .findFirst()
                .map(type -> "the mapping type " + type + " is dropped, documents stay the same");
    }
}
