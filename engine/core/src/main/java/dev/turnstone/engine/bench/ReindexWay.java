package dev.turnstone.engine.bench;

import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// The target's own reindex-from-remote at its best: pages of 5,000, four ranges side by side.
record ReindexWay(URI source, ClusterEndpoint target) implements Way {
    private static final int PAGE = 5_000;
    private static final int RANGES = 4;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofHours(2);

    @Override
    public String name() {
        return "reindex from remote";
    }

    @Override
    public Ready ready(int documents) {
        return new Ready() {
            @Override
            public long documents() {
                return documents;
            }

            @Override
            public void run() throws InterruptedException {
                reindex(documents);
            }
        };
    }

    private void reindex(int documents) throws InterruptedException {
        ClusterEndpoint patient = target.withLimits(target.limits().withTimeouts(CONNECT, ANSWER));
        try (ClusterClient client = ClusterClient.open(patient);
                var ranges = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    IntStream.range(0, RANGES)
                            .mapToObj(i -> ranges.submit(() -> range(client, documents, i)))
                            .toList();
            for (Future<?> range : running) {
                await(range);
            }
        }
    }

    private static void await(Future<?> range) throws InterruptedException {
        try {
            range.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException told
                    ? told
                    : new IllegalStateException(e);
        }
    }

    private void range(ClusterClient client, int documents, int number) {
        long from = (long) documents * number / RANGES;
        long to = (long) documents * (number + 1) / RANGES;
        ClusterAnswer answer =
                client.sendOnce(
                        ClusterRequest.post("/_reindex?filter_path=failures", body(from, to)));
        String text = answer.body().text();
        if (!answer.isSuccess() || text.contains("\"failures\":[{")) {
            throw new BenchException("reindex-from-remote answered " + text);
        }
    }

    private String body(long from, long to) {
        return """
        {"source":{"remote":{"host":"%s","socket_timeout":"5m"},"index":"%s","size":%d,\
        "query":{"range":{"number":{"gte":%d,"lt":%d}}}},"dest":{"index":"%s"}}\
        """
                .formatted(source, Stage.INDEX, PAGE, from, to, Stage.INDEX);
    }
}
