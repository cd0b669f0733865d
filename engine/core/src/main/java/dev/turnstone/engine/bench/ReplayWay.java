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
    private static final long POLL_MS = 10;

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
        return new Ready() {
            @Override
            public long documents() {
                return documents;
            }

            @Override
            public void run() throws InterruptedException {
                replay(order, home.resolve(consumer));
            }
        };
    }

    private void replay(ReplayOrder order, Path ledgers) throws InterruptedException {
        try (TargetDesk desk = TargetDesk.open(target, ledgers);
                ReplayOperation replay = ReplayOperation.open(order, desk)) {
            replay.start();
            while (!isDone(ReplayResult.of(replay.status()))) {
                Thread.sleep(POLL_MS);
            }
        }
    }

    private boolean isDone(ReplayResult result) {
        if (result.trouble() != null || result.failed() + result.suspect() > 0) {
            throw new BenchException(name + " did not bring every document: " + result);
        }
        return result.written() + result.repeated() + result.newerOnTarget() >= documents;
    }
}
