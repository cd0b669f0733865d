package dev.turnstone.replay.bench;

import dev.turnstone.model.Body;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The ceiling: finished bulks from memory, sent as fast as the target takes them, nothing counted.
public final class RawBulk {
    private static final int BULK_BYTES = 8 << 20;
    private static final int CONNECTIONS = 4;

    private final ClusterClient target;
    private final List<Body> bulks;
    private final long docs;

    private RawBulk(ClusterClient target, List<Body> bulks, long docs) {
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
        var bulks = new ArrayList<Body>();
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
                bulks.add(Body.of(lines.toByteArray()));
                lines.reset();
            }
        }
        if (lines.size() > 0) {
            bulks.add(Body.of(lines.toByteArray()));
        }
        return new RawBulk(target, bulks, docs);
    }

    public Measured run() throws InterruptedException {
        var left = new ConcurrentLinkedQueue<>(bulks);
        Meter meter = Meter.start();
        var connections = new ArrayList<Thread>();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(Thread.ofVirtual().start(() -> drain(left)));
        }
        for (Thread connection : connections) {
            connection.join();
        }
        return meter.stop(docs, bulks.stream().mapToLong(Body::length).sum());
    }

    private void drain(ConcurrentLinkedQueue<Body> left) {
        for (Body bulk = left.poll(); bulk != null; bulk = left.poll()) {
            ClusterAnswer answer =
                    target.send(
                            ClusterRequest.convergentBulk(
                                    "/_bulk?filter_path=errors,items.*.error", bulk));
            if (!answer.isSuccess()) {
                throw new IllegalStateException("ceiling: the target answered " + answer.status());
            }
        }
    }
}
