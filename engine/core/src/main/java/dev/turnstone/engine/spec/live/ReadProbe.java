package dev.turnstone.engine.spec.live;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.OptionalDouble;

/// Reads a few pages of one index, to see how fast its cluster answers. The first page only warms
/// up.
record ReadProbe(long documents, Duration took) {
    private static final int PAGE = 500;
    private static final int PAGES = 3;
    private static final ReadProbe NOTHING = new ReadProbe(0, Duration.ZERO);

    static ReadProbe of(ClusterClient source, String index) {
        page(source, index, 0);
        long began = System.nanoTime();
        long read = 0;
        for (int page = 0; page < PAGES; page++) {
            read += page(source, index, page * PAGE);
        }
        return read == 0
                ? NOTHING
                : new ReadProbe(read, Duration.ofNanos(System.nanoTime() - began));
    }

    /// Documents in a second of one reader; empty where nothing was read.
    OptionalDouble rate() {
        return documents == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(documents * 1e9 / Math.max(1, took.toNanos()));
    }

    private static long page(ClusterClient source, String index, int from) {
        JsonNode answer =
                source.json(
                        ClusterRequest.ask(
                                "/" + index + "/_search",
                                "{\"size\":%d,\"from\":%d,\"sort\":[\"_doc\"]}"
                                        .formatted(PAGE, from)));
        return answer.path("hits").path("hits").size();
    }
}
