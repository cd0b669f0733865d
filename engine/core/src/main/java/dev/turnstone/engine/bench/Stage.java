package dev.turnstone.engine.bench;

import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.cluster.ClusterVersion;
import dev.turnstone.replay.bench.Measured;
import dev.turnstone.replay.bench.Meter;
import dev.turnstone.replay.bench.RawBulk;

import java.nio.file.Path;
import java.time.Duration;

/// Sets both clusters for measuring: fills the source once, gives each run a fresh index on the
/// target, and sees to it that everything arrived. One thread.
final class Stage {
    static final String INDEX = "bench";
    private static final String SETTINGS =
            "\"settings\":{\"number_of_shards\":2,\"number_of_replicas\":0,"
                    + "\"refresh_interval\":\"-1\"}";
    private static final int CHUNK = 20_000;
    private static final Duration POLL = Duration.ofMillis(100);

    private final ClusterClient source;
    private final ClusterClient target;

    Stage(BenchClusters clusters) {
        this.source = clusters.source();
        this.target = clusters.target();
    }

    /// An empty index on the source.
    void freshSource() {
        create(source);
    }

    /// Until every document can be searched: the target puts off much of its work up to then.
    Round measure(Way.Ready ready) throws InterruptedException {
        // What the way before left behind would count as this one's heap.
        System.gc();
        return watched(
                () -> {
                    Meter meter = Meter.start();
                    ready.run();
                    requireTarget(ready.documents());
                    return meter.stop(ready.documents(), 0);
                });
    }

    /// What both clusters used up meanwhile belongs to it.
    Round watched(Run run) throws InterruptedException {
        double onSource = ServerCpu.seconds(source);
        double onTarget = ServerCpu.seconds(target);
        Measured own = run.run();
        return new Round(
                own, ServerCpu.seconds(source) - onSource, ServerCpu.seconds(target) - onTarget);
    }

    /// Something that measures itself.
    interface Run {
        Measured run() throws InterruptedException;
    }

    void fill(int documents) throws InterruptedException {
        create(source);
        for (int from = 0; from < documents; from += CHUNK) {
            int to = Math.min(documents, from + CHUNK);
            bulk(source, from, to).run();
        }
        source.json(ClusterRequest.ask("/" + INDEX + "/_flush", ""));
        require(source, documents);
    }

    /// Snapshots the filled source into the folder.
    void snapshot(Path repository) throws InterruptedException {
        String settings =
                "{\"type\":\"fs\",\"settings\":{\"location\":" + quoted(repository) + "}}";
        source.json(ClusterRequest.put("/_snapshot/bench", settings));
        source.json(ClusterRequest.put("/_snapshot/bench/all", "{\"indices\":\"" + INDEX + "\"}"));
        String state = "IN_PROGRESS";
        while (state.equals("IN_PROGRESS") || state.equals("STARTED")) {
            Thread.sleep(POLL);
            state =
                    source.json(ClusterRequest.get("/_snapshot/bench/all"))
                            .path("snapshots")
                            .path(0)
                            .path("state")
                            .asString("IN_PROGRESS");
        }
        if (!state.equals("SUCCESS")) {
            throw new BenchException("The snapshot of the source ended as " + state);
        }
    }

    /// Bulks for the target with the documents of these numbers.
    RawBulk ceiling(int documents) {
        return bulk(target, 0, documents);
    }

    void freshTarget() {
        dropTarget();
        create(target);
    }

    void dropTarget() {
        target.find(ClusterRequest.delete("/" + INDEX));
    }

    void requireTarget(long documents) {
        require(target, documents);
    }

    private static RawBulk bulk(ClusterClient client, int from, int to) {
        String action =
                "\"_index\":\"" + INDEX + "\"" + (typed(client) ? ",\"_type\":\"doc\"" : "");
        return RawBulk.of(client, action, from, new BenchDocuments(from, to));
    }

    private static void create(ClusterClient client) {
        String mapping =
                typed(client) ? "{\"doc\":" + BenchDocuments.MAPPING + "}" : BenchDocuments.MAPPING;
        client.json(
                ClusterRequest.put("/" + INDEX, "{" + SETTINGS + ",\"mappings\":" + mapping + "}"));
    }

    private static boolean typed(ClusterClient client) {
        ClusterVersion version = client.version();
        return version.hasMappingTypes();
    }

    private static void require(ClusterClient client, long documents) {
        client.json(ClusterRequest.ask("/" + INDEX + "/_refresh", ""));
        long found =
                client.json(ClusterRequest.get("/" + INDEX + "/_count")).path("count").asLong(-1);
        if (found != documents) {
            throw new BenchException(
                    client.endpoint().uri()
                            + " holds "
                            + found
                            + " documents of "
                            + documents
                            + ", so that its rate would mean nothing");
        }
    }

    private static String quoted(Path path) {
        return Json.MAPPER.writeValueAsString(path.toString());
    }
}
