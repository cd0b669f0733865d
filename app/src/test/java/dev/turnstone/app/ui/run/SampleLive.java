package dev.turnstone.app.ui.run;

import dev.turnstone.model.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What steps under way show to whoever looks closely, in the words of the engine.
public final class SampleLive {
    private static final String[] INDICES = {"orders-2023", "orders-2024", "orders-2025"};
    private static final int SHARDS = 4;

    private SampleLive() {}

    /// Three indices, the first of them done.
    static ObjectNode backfill() {
        ObjectNode live = Json.MAPPER.createObjectNode();
        live.put("docsPerSecond", 9_412).put("bytesPerSecond", 11_400_000);
        live.put("secondsLow", 41).put("secondsHigh", 64);
        ArrayNode shards = live.putArray("shards");
        for (int i = 0; i < INDICES.length; i++) {
            for (int shard = 0; shard < SHARDS; shard++) {
                long expected = 86_000 + 1_013L * shard;
                long read = i == 0 ? expected : i == 1 ? 41_000 + 7_000L * shard : 0;
                shards.addObject()
                        .put("index", INDICES[i])
                        .put("shard", shard)
                        .put("phase", i == 0 ? "finished" : i == 1 ? "reading" : "waiting")
                        .put("read", read)
                        .put("expected", expected)
                        .put("bytes", read * 1_204)
                        .put("written", read - read / 400)
                        .put("newerOnTarget", read / 400)
                        .put("failed", 0)
                        .put("trouble", "");
            }
        }
        return live;
    }

    static ObjectNode follower(String group, int shards) {
        ObjectNode live = Json.MAPPER.createObjectNode().put("rounds", 42).put("read", 1_204);
        ObjectNode followed = live.putObject("followed");
        for (int shard = 0; shard < shards; shard++) {
            followed.put(group + "-2025/" + shard, 88_120 + shard * 917L);
        }
        return live;
    }

    /// A proxy that the clients of a shop go through, after so many requests.
    public static ObjectNode proxy(String group, long requests) {
        ObjectNode live = Json.MAPPER.createObjectNode();
        ArrayNode seen = live.putArray("seen");
        for (int shard = 0; shard < SHARDS; shard++) {
            seen.addObject()
                    .put("index", group + "-2025")
                    .put("shard", shard)
                    .put("operations", requests / 5 + shard * 917L);
        }
        ObjectNode proxy = live.putObject("proxy");
        proxy.put("name", "shop").put("mode", "forward").put("capture", "RECORDING");
        proxy.put("connections", 48);
        ObjectNode traffic = proxy.putObject("traffic");
        traffic.put("requests", requests).put("changes", requests / 3);
        traffic.putObject("kinds")
                .put("search", requests / 2)
                .put("bulk", requests / 4)
                .put("get", requests / 6)
                .put("update", requests / 12);
        proxy.putObject("recording").put("changesMissed", 0).put("pendingBytes", 18_000);
        proxy.putArray("nodes").addObject().put("url", "https://es-1:9200").put("healthy", true);
        ObjectNode following = live.putObject("following").put("lagMs", 212);
        following
                .putArray("canaries")
                .addObject()
                .put("proxy", "shop")
                .put("live", true)
                .put("arrived", 412)
                .put("answeredMs", 4)
                .put("readMs", 21)
                .put("doneMs", 63)
                .put("seenMs", 71);
        following
                .putArray("holesFound")
                .addObject()
                .put("index", group + "-2025")
                .put("shard", 1)
                .put("cause", "UNANSWERED")
                .put("operations", 3);
        return live;
    }
}
