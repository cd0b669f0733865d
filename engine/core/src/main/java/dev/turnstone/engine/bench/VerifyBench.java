package dev.turnstone.engine.bench;

import dev.turnstone.compare.parity.ParityBench;
import dev.turnstone.compare.parity.ParityOptions;
import dev.turnstone.engine.operation.Origin;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.engine.operation.VerifyOperation;
import dev.turnstone.engine.operation.VerifyOrder;
import dev.turnstone.engine.operation.VerifyResult;
import dev.turnstone.model.cluster.ClusterClient;

import java.util.List;

/// Measures the digest pass of each side against a bare scan of its ids, after a backfill whose
/// parity was proven. Blocks; nothing else should load the machine meanwhile.
public final class VerifyBench {
    private final BenchClusters clusters;
    private final BenchPlan plan;
    private final BenchWatcher watcher;
    private final Stage stage;

    public VerifyBench(BenchClusters clusters, BenchPlan plan, BenchWatcher watcher) {
        this.clusters = clusters;
        this.plan = plan;
        this.watcher = watcher;
        this.stage = new Stage(clusters);
    }

    public BenchResult run() throws InterruptedException {
        watcher.filling(plan.documents());
        stage.fill(plan.documents());
        stage.freshTarget();
        new TurnstoneWay(
                        "turnstone scan",
                        new Origin.Live(clusters.source()),
                        clusters.target(),
                        clusters.home(),
                        plan.documents())
                .ready(plan.documents())
                .run();
        watcher.warmingUp();
        prove();
        watcher.measuring("source", 1, 2);
        ParityBench.Row source = bench(clusters.source()).source(plan.rounds());
        watcher.measuring("target", 2, 2);
        ParityBench.Row target = bench(clusters.target()).target(plan.rounds());
        return BenchResult.of(
                clusters,
                plan,
                List.of(
                        BenchRow.scan("id scan of source", source),
                        BenchRow.digest("digest of source", source),
                        BenchRow.scan("id scan of target", target),
                        BenchRow.digest("digest of target", target)));
    }

    private void prove() throws InterruptedException {
        try (TargetDesk desk = TargetDesk.open(clusters.target(), clusters.home())) {
            VerifyOrder order = VerifyOrder.of(clusters.source()).of(Stage.INDEX);
            VerifyResult result = new VerifyOperation(order, desk).run();
            if (!result.isProven() || result.documents() != plan.documents()) {
                throw new BenchException("The parity of what is to be measured is " + result);
            }
        }
    }

    private static ParityBench bench(ClusterClient client) {
        return new ParityBench(client, Stage.INDEX, ParityOptions.DEFAULT.shardsAtOnce());
    }
}
