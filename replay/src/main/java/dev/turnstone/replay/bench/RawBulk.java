package dev.turnstone.replay.bench;

import dev.turnstone.model.Body;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The ceiling: finished bulks, sent as fast as the target takes them, nothing counted. They lie in
/// a file that was just written, so that they come from memory and yet weigh nothing in our heap.
public final class RawBulk {
    private static final int BULK_BYTES = 8 << 20;
    private static final int CONNECTIONS = 4;

    private final ClusterClient target;
    private final BulkFile bulks;
    private final long docs;

    private RawBulk(ClusterClient target, BulkFile bulks, long docs) {
        this.target = target;
        this.bulks = bulks;
        this.docs = docs;
    }

    /// Builds the bulks, which is not measured.
    public static RawBulk of(ClusterClient target, String index, Iterable<Body> sources) {
        return of(target, "\"_index\":\"" + index + "\"", 0, sources);
    }

    /// The same with what else an action says, such as a mapping type; ids count from `first`.
    public static RawBulk of(
            ClusterClient target, String action, long first, Iterable<Body> sources) {
        BulkFile bulks = BulkFile.create();
        var lines = new ByteArrayOutputStream(BULK_BYTES + (1 << 16));
        long docs = 0;
        for (Body source : sources) {
            byte[] line =
                    ("{\"index\":{" + action + ",\"_id\":\"raw-" + (first + docs) + "\"}}\n")
                            .getBytes(StandardCharsets.UTF_8);
            lines.write(line, 0, line.length);
            lines.write(source.array(), source.offset(), source.length());
            lines.write('\n');
            docs++;
            if (lines.size() >= BULK_BYTES) {
                bulks.add(lines.toByteArray());
                lines.reset();
            }
        }
        if (lines.size() > 0) {
            bulks.add(lines.toByteArray());
        }
        return new RawBulk(target, bulks, docs);
    }

    /// Once; the bulks are gone afterwards.
    public Measured run() throws InterruptedException {
        try (bulks) {
            var next = new AtomicInteger();
            Meter meter = Meter.start();
            var connections = new ArrayList<Thread>();
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(Thread.ofVirtual().start(() -> drain(next)));
            }
            for (Thread connection : connections) {
                connection.join();
            }
            return meter.stop(docs, bulks.bytes());
        }
    }

    private void drain(AtomicInteger next) {
        for (int n = next.getAndIncrement(); n < bulks.count(); n = next.getAndIncrement()) {
            ClusterAnswer answer =
                    target.send(
                            ClusterRequest.convergentBulk(
                                    "/_bulk?filter_path=errors,items.*.error", bulks.read(n)));
            if (!answer.isSuccess()) {
                throw new IllegalStateException("ceiling: the target answered " + answer.status());
            }
        }
    }
}
