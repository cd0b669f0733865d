package dev.turnstone.engine.bench;

import dev.turnstone.engine.operation.BackfillOperation;
import dev.turnstone.engine.operation.BackfillOrder;
import dev.turnstone.engine.operation.BackfillResult;
import dev.turnstone.engine.operation.Origin;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.model.cluster.ClusterClient;

import java.nio.file.Path;
import java.util.OptionalLong;

/// Turnstone's whole backfill as a user runs it, from opening the ledger to giving the index back.
record TurnstoneWay(String name, Origin origin, ClusterClient target, Path home, int all)
        implements Way {

    @Override
    public Ready ready(int documents) {
        BackfillOrder order =
                BackfillOrder.of(origin)
                        .of(Stage.INDEX)
                        .sampling(
                                documents < all ? OptionalLong.of(documents) : OptionalLong.empty())
                        .again(true);
        return new Ready() {
            @Override
            public long documents() {
                return documents;
            }

            @Override
            public void run() {
                BackfillResult result = backfill(order);
                if (!result.isClean()) {
                    throw new BenchException(name + " did not bring every document: " + result);
                }
            }
        };
    }

    private BackfillResult backfill(BackfillOrder order) {
        try (TargetDesk desk = TargetDesk.open(target, home);
                BackfillOperation backfill = BackfillOperation.start(order, desk)) {
            return backfill.await();
        }
    }
}
