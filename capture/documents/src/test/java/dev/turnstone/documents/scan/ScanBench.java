package dev.turnstone.documents.scan;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.DocumentSource;
import dev.turnstone.documents.Flock;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// What reading costs beside a bare scroll whose answers are thrown away.
@Tag("soak")
@RealServers
final class ScanBench {
    private static final int DOCUMENTS = Integer.getInteger("bench.docs", 200_000);
    private static final int SHARDS = 2;

    @Test
    void elasticsearch6(@Elasticsearch("6.8.23") SearchServer server) throws Exception {
        run(server);
    }

    @Test
    void elasticsearch7(@Elasticsearch("7.10.2") SearchServer server) throws Exception {
        run(server);
    }

    @Test
    void openSearch2(@OpenSearch("2.19") SearchServer server) throws Exception {
        run(server);
    }

    private static void run(SearchServer server) throws Exception {
        try (var flock = new Flock(server.url())) {
            flock.create("bench", SHARDS, "");
            var random = new Random(7);
            flock.fill("bench", 0, DOCUMENTS, n -> document(random, n));
            flock.refresh("bench");
            for (int pass = 0; pass < 3; pass++) {
                for (int size : new int[] {1_000, 2_000, 5_000}) {
                    measure(server + " bare scroll " + size, () -> bareScroll(flock, size));
                    var options = ScanOptions.DEFAULT.withPage(size, 8L << 20);
                    measure(server + " windows " + size, () -> windows(flock, options));
                }
            }
        }
    }

    private static String document(Random random, int n) {
        var text = new StringBuilder("{\"n\":" + n + ",\"text\":\"");
        while (text.length() < 1_000) {
            text.append(Long.toString(random.nextLong(1L << 24), 36)).append(' ');
        }
        return text.append("\"}").toString();
    }

    private interface Reading {
        long read() throws Exception;
    }

    private static void measure(String name, Reading reading) throws Exception {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        long read = reading.read();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s: %d documents, %.0f/s, %.1f us own CPU each%n",
                name, read, read / seconds, (system.getProcessCpuTime() - cpu) / 1e3 / read);
    }

    private static long bareScroll(Flock flock, int size) throws Exception {
        return inParallel(
                SHARDS,
                shard -> {
                    JsonNode first =
                            flock.post(
                                    "/bench/_search?scroll=1m&preference=_shards:"
                                            + shard
                                            + "&filter_path=_scroll_id",
                                    "{\"size\":1,\"sort\":[\"_doc\"]}");
                    flock.client()
                            .send(
                                    ClusterRequest.delete(
                                            "/_search/scroll/"
                                                    + first.path("_scroll_id").asString()));
                    String body = "{\"size\":" + size + ",\"sort\":[\"_doc\"]}";
                    String path = "/bench/_search?scroll=1m&preference=_shards:" + shard;
                    long bytes = 0;
                    String id = null;
                    while (true) {
                        var request =
                                id == null
                                        ? ClusterRequest.post(path, body)
                                        : ClusterRequest.post(
                                                "/_search/scroll",
                                                "{\"scroll\":\"1m\",\"scroll_id\":\"" + id + "\"}");
                        byte[] head = new byte[4096];
                        long got =
                                flock.client().stream(
                                        request,
                                        in -> {
                                            int n = in.readNBytes(head, 0, head.length);
                                            long total = n;
                                            byte[] buffer = new byte[1 << 16];
                                            for (int r; (r = in.read(buffer)) >= 0; ) {
                                                total += r;
                                            }
                                            return total;
                                        });
                        String text = new String(head, java.nio.charset.StandardCharsets.UTF_8);
                        int at = text.indexOf("_scroll_id\":\"") + 13;
                        id = text.substring(at, text.indexOf('"', at));
                        bytes += got;
                        if (got < 2_000) {
                            flock.client().send(ClusterRequest.delete("/_search/scroll/" + id));
                            return (long) (DOCUMENTS / SHARDS);
                        }
                    }
                });
    }

    private static long windows(Flock flock, ScanOptions options) throws Exception {
        try (DocumentSource source = new ScanSource(flock.client(), List.of("bench"), options)) {
            List<Part> parts = source.parts();
            return inParallel(
                    parts.size(),
                    n -> {
                        long read = 0;
                        try (PartReader reader = source.open(parts.get(n), Position.START)) {
                            for (Optional<Batch> batch = reader.next();
                                    batch.isPresent();
                                    batch = reader.next()) {
                                read += batch.get().read();
                            }
                        }
                        return read;
                    });
        }
    }

    private interface Each {
        long read(int n) throws Exception;
    }

    private static long inParallel(int count, Each each) throws Exception {
        var sum = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int number = n;
            threads.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            sum.addAndGet(each.read(number));
                                        } catch (Exception e) {
                                            throw new IllegalStateException(e);
                                        }
                                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return sum.get();
    }
}
