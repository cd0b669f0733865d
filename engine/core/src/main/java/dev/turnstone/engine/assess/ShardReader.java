package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.EntryStream;
import dev.turnstone.engine.metadata.Reading;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Reads the highest sequence number and term of each index, and the highest version in a sample of
/// its documents: three requests for all indices together.
final class ShardReader {
    private static final String SAMPLE =
            """
            {"size": 0, "aggs": {"index": {"terms": {"field": "_index", "size": 10000},
              "aggs": {"some": {"top_hits": {"size": 20, "version": true, "_source": false}}}}}}
            """;

    private final Reading reading;

    ShardReader(Reading reading) {
        this.reading = reading;
    }

    Map<String, ShardFacts> read() {
        Map<String, Long> sequence = new HashMap<>();
        Map<String, Long> terms = new HashMap<>();
        Map<String, Long> versions = new HashMap<>();
        reading.stream(
                "sequence numbers",
                "/_stats/docs?level=shards&filter_path=indices.*.shards.*.seq_no.max_seq_no",
                body -> EntryStream.read(body, (_, indices) -> sequences(indices, sequence)));
        JsonNode state =
                reading.get(
                        "primary terms",
                        "/_cluster/state/metadata?filter_path=metadata.indices.*.primary_terms");
        for (var index : state.path("metadata").path("indices").properties()) {
            index.getValue()
                    .path("primary_terms")
                    .forEach(term -> terms.merge(index.getKey(), term.asLong(0), Math::max));
        }
        sample(versions);
        Set<String> names = new HashSet<>(sequence.keySet());
        names.addAll(terms.keySet());
        names.addAll(versions.keySet());
        Map<String, ShardFacts> facts = new HashMap<>();
        names.forEach(
                name ->
                        facts.put(
                                name,
                                new ShardFacts(
                                        sequence.getOrDefault(name, -1L),
                                        terms.getOrDefault(name, -1L),
                                        versions.getOrDefault(name, -1L))));
        return facts;
    }

    private static void sequences(JsonNode indices, Map<String, Long> sequence) {
        for (var index : indices.properties()) {
            for (JsonNode copies : index.getValue().path("shards")) {
                for (JsonNode copy : copies) {
                    sequence.merge(
                            index.getKey(),
                            copy.path("seq_no").path("max_seq_no").asLong(-1),
                            Math::max);
                }
            }
        }
    }

    private void sample(Map<String, Long> versions) {
        JsonNode answer =
                reading.ask(
                        "a sample of documents",
                        ClusterRequest.ask(
                                "/_all/_search?ignore_unavailable=true"
                                        + "&allow_partial_search_results=true",
                                SAMPLE));
        for (JsonNode bucket : answer.path("aggregations").path("index").path("buckets")) {
            for (JsonNode hit : bucket.path("some").path("hits").path("hits")) {
                versions.merge(
                        bucket.path("key").asString(""), hit.path("_version").asLong(0), Math::max);
            }
        }
    }
}
