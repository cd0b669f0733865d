package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.ClusterMetadata;
import dev.turnstone.engine.metadata.Reading;
import dev.turnstone.engine.metadata.convert.IndexSettings;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts the documents that have no sequence number though their cluster gives numbers: what was
/// written before it was upgraded. One request, and none where every index was made since.
final class UnnumberedReader {
    private static final long FIRST_WITH_NUMBERS = 6_00_00_00;

    private UnnumberedReader() {}

    static Map<String, Long> read(Reading reading, ClusterMetadata metadata) {
        Map<String, Long> unnumbered = new TreeMap<>();
        List<String> old =
                metadata.of(Kind.INDEX)
                        .filter(UnnumberedReader::isOld)
                        .map(MetadataObject::name)
                        .toList();
        if (old.isEmpty() || !metadata.version().hasSequenceNumbers()) {
            return unnumbered;
        }
        JsonNode answer =
                reading.ask(
                        "documents without sequence numbers",
                        ClusterRequest.ask("/_search?ignore_unavailable=true", question(old)));
        for (JsonNode bucket : answer.path("aggregations").path("index").path("buckets")) {
            unnumbered.put(bucket.path("key").asString(""), bucket.path("doc_count").asLong(0));
        }
        return unnumbered;
    }

    private static boolean isOld(MetadataObject index) {
        String made =
                IndexSettings.canonical(index.body().path("settings"))
                        .path("index.version.created")
                        .asString("");
        return made.matches("\\d{1,18}") && Long.parseLong(made) < FIRST_WITH_NUMBERS;
    }

    private static String question(List<String> indices) {
        ObjectNode question = Json.MAPPER.createObjectNode().put("size", 0);
        ObjectNode which = question.withObject("/query/bool");
        which.putObject("must_not").putObject("range").putObject("_seq_no").put("gte", 0);
        var names = which.putObject("filter").putObject("terms").putArray("_index");
        indices.forEach(names::add);
        question.withObject("/aggs/index/terms").put("field", "_index").put("size", indices.size());
        return question.toString();
    }
}
