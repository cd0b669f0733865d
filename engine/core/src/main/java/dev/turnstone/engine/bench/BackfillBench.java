package dev.turnstone.engine.bench;

import dev.turnstone.engine.operation.Origin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Measures Turnstone's backfill beside the most that the target takes and beside the target's own
/// means. Blocks; nothing else should load the machine meanwhile.
///
/// Both servers are warmed up first, since a cold one costs twice as much; rounds over all ways
/// begin with another way each time, so that none always follows the same other one.
public final class BackfillBench {
    private static final int WARM_UP = 50_000;
    private static final int LEAST_PASSES = 2;
    private static final int MOST_PASSES = 6;
    private static final double STILL_GAINING = 1.05;

    private final BenchClusters clusters;
    private final BenchPlan plan;
    private final BenchWatcher watcher;
    private final Stage stage;
    private final Map<Way, List<Round>> measured = new LinkedHashMap<>();

    public BackfillBench(BenchClusters clusters, BenchPlan plan, BenchWatcher watcher) {
        this.clusters = clusters;
        this.plan = plan;
        this.watcher = watcher;
        this.stage = new Stage(clusters);
    }

    public BenchResult run() throws InterruptedException {
        watcher.filling(plan.documents());
        stage.fill(plan.documents());
        stage.snapshot(clusters.repository());
        List<Way> ways = ways();
        warmUp(ways);
        long bodyBytes = new BenchDocuments(0, plan.documents()).bytes();
        for (int n = 0; n < plan.rounds(); n++) {
            List<Way> order = new ArrayList<>(ways);
            Collections.rotate(order, -n);
            for (Way way : order) {
                watcher.measuring(way.name(), n + 1, plan.rounds());
                Round round = measure(way, plan.documents()).withBytes(bodyBytes);
                measured.computeIfAbsent(way, _ -> new ArrayList<>()).add(round);
            }
        }
        return BenchResult.of(clusters, plan, rows(ways));
    }

    private List<Way> ways() {
        return List.of(
                new CeilingWay(stage),
                turnstone(
                        "turnstone snapshot",
                        new Origin.Snapshot(clusters.repository(), Optional.empty())),
                turnstone("turnstone scan", new Origin.Live(clusters.source())),
                new ReindexWay(clusters.source().endpoint().uri(), clusters.target().endpoint()));
    }

    private Way turnstone(String name, Origin origin) {
        return new TurnstoneWay(name, origin, clusters.target(), clusters.home(), plan.documents());
    }

    /// All ways again and again, until the target gets no faster by it.
    private void warmUp(List<Way> ways) throws InterruptedException {
        watcher.warmingUp();
        int documents = Math.min(WARM_UP, plan.documents());
        double best = 0;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            double rate = measure(ways.getFirst(), documents).own().docsPerSecond();
            for (Way way : ways.subList(1, ways.size())) {
                measure(way, documents);
            }
            if (pass >= LEAST_PASSES && rate < best * STILL_GAINING) {
                return;
            }
            best = Math.max(best, rate);
        }
    }

    private Round measure(Way way, int documents) throws InterruptedException {
        stage.freshTarget();
        Round round = stage.measure(way.ready(documents));
        stage.dropTarget();
        return round;
    }

    private List<BenchRow> rows(List<Way> ways) {
        List<Round> ceiling = runs(ways.getFirst());
        return ways.stream().map(way -> BenchRow.of(way.name(), runs(way), ceiling)).toList();
    }

    private List<Round> runs(Way way) {
        return measured.getOrDefault(way, List.of());
    }
}
