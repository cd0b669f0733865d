package dev.turnstone.engine.bench;

import dev.turnstone.engine.operation.BackfillOperation;
import dev.turnstone.engine.operation.BackfillOrder;
import dev.turnstone.engine.operation.BackfillResult;
import dev.turnstone.engine.operation.Origin;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.replay.bench.Measured;
import dev.turnstone.replay.bench.Meter;

import java.nio.file.Path;
import java.util.OptionalLong;

/// Turnstone's whole backfill as a user runs it, from opening the ledger to giving the index back.
record TurnstoneWay(String name, Origin origin, ClusterClient target, Path home, int all)
        implements Way {

    @Override
    public Measured run(int documents) {
        BackfillOrder order =
                BackfillOrder.of(origin)
                        .of(Stage.INDEX)
                        .sampling(
                                documents < all ? OptionalLong.of(documents) : OptionalLong.empty())
                        .again(true);
        Meter meter = Meter.start();
        BackfillResult result = backfill(order);
        if (!result.isClean()) {
            throw new BenchException(name + " did not bring every document: " + result);
        }
        return meter.stop(documents, 0);
    }

    private BackfillResult backfill(BackfillOrder order) {
        try (TargetDesk desk = TargetDesk.open(target, home);
                BackfillOperation backfill = BackfillOperation.start(order, desk)) {
            return backfill.await();
        }
    }
}
