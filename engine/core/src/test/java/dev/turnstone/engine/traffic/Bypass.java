package dev.turnstone.engine.traffic;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLongArray;

/// Writers that go past the proxy, to documents that others write through it at the same time.
final class Bypass {
    static final String INDEX = "bypassed";
    private static final int SHARDS = 2;
    private static final int DOCUMENTS = 150;

    private Bypass() {}

    static void create(ClusterClient source) {
        source.json(
                ClusterRequest.put(
                        "/" + INDEX,
                        "{\"settings\":{\"number_of_shards\":"
                                + SHARDS
                                + ",\"number_of_replicas\":0}}"));
    }

    /// Two writers past the proxy and one through it, each so many times; how many operations of
    /// each shard went past.
    static List<Long> write(String source, String proxy, int times) {
        AtomicLongArray past = new AtomicLongArray(SHARDS);
        CompletableFuture.allOf(
                        async(() -> write(source, 1, times, past)),
                        async(() -> write(source, 2, times, past)),
                        async(() -> write(proxy, 3, times, new AtomicLongArray(SHARDS))))
                .join();
        return List.of(past.get(0), past.get(1));
    }

    private static CompletableFuture<Void> async(Runnable writer) {
        return CompletableFuture.runAsync(writer, command -> Thread.startVirtualThread(command));
    }

    private static void write(String url, long seed, int times, AtomicLongArray count) {
        var random = new SplittableRandom(seed);
        try (ClusterClient client = ClusterClient.open(ClusterEndpoint.of(url))) {
            for (int i = 0; i < times; i++) {
                String id = "d" + random.nextInt(DOCUMENTS);
                String path = "/" + INDEX + "/_doc/" + id;
                if (random.nextInt(4) == 0) {
                    client.find(ClusterRequest.delete(path));
                } else {
                    client.json(ClusterRequest.put(path, "{\"by\":" + seed + ",\"n\":" + i + "}"));
                }
                count.incrementAndGet(shardOf(client, id));
            }
        }
    }

    private static int shardOf(ClusterClient client, String id) {
        return client.json(ClusterRequest.get("/" + INDEX + "/_search_shards?routing=" + id))
                .path("shards")
                .path(0)
                .path(0)
                .path("shard")
                .asInt();
    }
}
