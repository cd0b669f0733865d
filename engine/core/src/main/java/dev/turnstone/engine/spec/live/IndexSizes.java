package dev.turnstone.engine.spec.live;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;

/// How large each index of a cluster is, in one request.
record IndexSizes(Map<String, Size> sizes) {
    /// Documents as Lucene counts them, nested ones too; the bytes of primaries, and how often they
    /// are kept.
    record Size(long documents, long bytes, int copies) {
        static final Size NONE = new Size(0, 0, 1);
    }

    static IndexSizes of(ClusterClient cluster) {
        Map<String, Size> sizes = new HashMap<>();
        JsonNode rows =
                cluster.json(
                        ClusterRequest.get(
                                "/_cat/indices/*,.*?format=json&bytes=b"
                                        + "&h=index,rep,docs.count,pri.store.size"));
        for (JsonNode row : rows) {
            sizes.put(
                    row.path("index").asString(""),
                    new Size(
                            number(row.path("docs.count")),
                            number(row.path("pri.store.size")),
                            1 + (int) number(row.path("rep"))));
        }
        return new IndexSizes(sizes);
    }

    Size of(String index) {
        return sizes.getOrDefault(index, Size.NONE);
    }

    private static long number(JsonNode cell) {
        String text = cell.asString("");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
