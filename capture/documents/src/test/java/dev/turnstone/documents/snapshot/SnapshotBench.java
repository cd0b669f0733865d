package dev.turnstone.documents.snapshot;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.Servers;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.Random;

/// How fast one thread reads a snapshot of documents of 1 KB: `SnapshotBench [documents]
/// [version]`. By hand only.
final class SnapshotBench {
    private static final int PER_BULK = 5_000;
    private static final int PASSES = 6;
    private static final double NANOS = 1e9;
    private static final String[] WORDS =
            "turnstone dunlin sanderling knot plover curlew godwit redshank ruff stint"
                    .split(" ", -1);

    private SnapshotBench() {}

    static void main(String[] args) {
        int documents = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        ServerVersion version = ServerVersion.named(args.length > 1 ? args[1] : "os-3");
        try (Servers servers = Servers.open();
                SearchServer server = servers.search(version);
                SnapshotRepository repository = SnapshotRepository.folder(server.snapshots())) {
            fill(server, documents);
            Snapshot snapshot = SnapshotCatalog.open(repository).newest();
            for (int pass = 0; pass < PASSES; pass++) {
                pass(snapshot);
            }
        }
    }

    private static void pass(Snapshot snapshot) {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long before = System.nanoTime();
        long count = 0;
        long bytes = 0;
        try (SnapshotSource source = SnapshotSource.open(snapshot, SnapshotOptions.DEFAULT)) {
            for (Part part : source.parts()) {
                try (PartReader reader = source.open(part, Position.START)) {
                    Optional<Batch> batch = reader.next();
                    while (batch.isPresent()) {
                        count += batch.get().read();
                        for (DocumentChange change : batch.get().changes()) {
                            bytes += change.weight();
                        }
                        batch = reader.next();
                    }
                }
            }
        }
        double seconds = (System.nanoTime() - before) / NANOS;
        double cpuSeconds =
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / NANOS;
        System.out.printf(
                "%,d documents, %,d MB: %,.0f docs/s by the clock, %,.0f docs/s of CPU (%.2f us"
                        + " each)%n",
                count, bytes >> 20, count / seconds, count / cpuSeconds, cpuSeconds * 1e6 / count);
    }

    private static void fill(SearchServer server, int documents) {
        var rest = new Rest(server.url());
        rest.put(
                "/bench",
                """
                {"settings":{"number_of_shards":2,"number_of_replicas":0,"refresh_interval":-1},
                 "mappings":{"dynamic":false}}\
                """);
        var random = new Random(1);
        for (int from = 0; from < documents; from += PER_BULK) {
            var lines = new StringBuilder();
            for (int i = from; i < Math.min(documents, from + PER_BULK); i++) {
                lines.append("{\"index\":{\"_id\":\"").append(i).append("\"}}\n");
                lines.append("{\"n\":").append(i).append(",\"text\":\"");
                int start = lines.length();
                while (lines.length() - start < 960) {
                    lines.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
                    lines.append(random.nextInt(10_000)).append(' ');
                }
                lines.append("\"}\n");
            }
            rest.post("/bench/_bulk?filter_path=errors", lines.toString());
        }
        rest.post("/bench/_flush", "");
        Repositories.register(server, rest, true);
        rest.put("/_snapshot/here/bench?wait_for_completion=true", "");
    }
}
