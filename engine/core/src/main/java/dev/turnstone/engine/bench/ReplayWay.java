package dev.turnstone.engine.bench;

import dev.turnstone.engine.operation.ReplayOperation;
import dev.turnstone.engine.operation.ReplayOrder;
import dev.turnstone.engine.operation.ReplayResult;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.replay.transform.Transform;

import java.nio.file.Path;
import java.util.UUID;

/// Turnstone's replay of recorded writes, from its first exchange until the last change is durable.
record ReplayWay(
        String name,
        Recording recording,
        long documents,
        ClusterClient source,
        ClusterClient target,
        Path home)
        implements Way {
    /// Always all of it.
    @Override
    public Ready ready(int most) {
        String consumer = "bench-" + UUID.randomUUID();
        var order =
                new ReplayOrder(
                        source,
                        recording.place(),
                        consumer,
                        index -> index.equals(Stage.INDEX),
                        Transform.NONE);
        return Running.open(this, order, home.resolve(consumer));
    }

    private record Running(ReplayWay way, TargetDesk desk, ReplayOperation replay)
            implements Ready {
        static Running open(ReplayWay way, ReplayOrder order, Path ledgers) {
            TargetDesk desk = TargetDesk.open(way.target(), ledgers);
            try {
                return new Running(way, desk, ReplayOperation.open(order, desk));
            } catch (RuntimeException e) {
                desk.close();
                throw e;
            }
        }

        @Override
        public long documents() {
            return way.documents();
        }

        @Override
        public void run() throws InterruptedException {
            replay.start();
            Progress.await(way.name(), documents(), this::brought, replay::status);
        }

        private long brought() {
            ReplayResult result = ReplayResult.of(replay.status());
            if (result.trouble() != null || result.failed() + result.suspect() > 0) {
                throw new BenchException(way.name() + " did not bring every document: " + result);
            }
            return result.written() + result.repeated() + result.newerOnTarget();
        }

        @Override
        public void close() {
            try (desk) {
                replay.close();
            }
        }
    }
}
