package dev.turnstone.compare.parity;

import dev.turnstone.model.cluster.ClusterClient;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Measures the digest pass of one side against a bare scan of the same ids, alternately, and keeps
/// the best of each. Blocks; nothing else should load the machine meanwhile.
public final class ParityBench {
    private final ClusterClient client;
    private final String index;
    private final int shardsAtOnce;

    public ParityBench(ClusterClient client, String index, int shardsAtOnce) {
        this.client = client;
        this.index = index;
        this.shardsAtOnce = shardsAtOnce;
    }

    /// One side: its digest pass, and the bare scan that bounds it. `documents` are those of one
    /// run.
    public record Row(String name, long documents, Cost digest, Cost bareScan) {
        public double ratioToCeiling() {
            return digest.documentsPerSecond() / bareScan.documentsPerSecond();
        }
    }

    /// What the best run reached; processor and heap are this process's own.
    public record Cost(double documentsPerSecond, Duration cpu, long peakHeapBytes) {}

    private record Run(long documents, long nanos, Duration cpu, long peakHeap) {
        double perSecond() {
            return documents * 1e9 / nanos;
        }

        Cost cost() {
            return new Cost(perSecond(), cpu, peakHeap);
        }

        Run better(Run other) {
            return perSecond() >= other.perSecond() ? this : other;
        }
    }

    /// The pass as it reads a source: term and sequence number.
    public Row source(int runs) {
        return row("verify source " + client.version(), true, runs);
    }

    /// The pass as it reads a target: the version.
    public Row target(int runs) {
        return row("verify target " + client.version(), false, runs);
    }

    private Row row(String name, boolean asSource, int runs) {
        Comparison comparison =
                new Comparison(
                        Scheme.SEQUENCE,
                        Lineage.since(0),
                        false,
                        SourceShards.SAME,
                        ExpectedContent.UNCHANGED);
        ClusterSide side = new ClusterSide(client, index);
        side.refresh();
        Sides sides = new Sides(side, side, comparison, true);
        int shards = side.state().shards().size();
        Wanted wanted = asSource ? comparison.wantedOfSource() : comparison.wantedOfTarget();
        DigestPass pass =
                new DigestPass(
                        sides,
                        ParityOptions.DEFAULT.withShardsAtOnce(shardsAtOnce),
                        new Tally(),
                        1);
        List<Run> digests = new ArrayList<>();
        List<Run> bare = new ArrayList<>();
        for (int i = 0; i <= runs; i++) {
            Run digest = measured(() -> pass.side(asSource, shards));
            Run thrown = measured(() -> bare(side, wanted, shards, digest.documents()));
            if (i > 0) {
                digests.add(digest);
                bare.add(thrown);
            }
        }
        Run best = digests.stream().reduce(Run::better).orElseThrow();
        Run ceiling = bare.stream().reduce(Run::better).orElseThrow();
        return new Row(name, best.documents(), best.cost(), ceiling.cost());
    }

    private long bare(ClusterSide side, Wanted wanted, int shards, long documents) {
        ShardTasks.run(shards, shardsAtOnce, shard -> side.bareScan(shard, wanted));
        return documents;
    }

    private interface Work {
        long documents();
    }

    private static Run measured(Work work) {
        List<MemoryPoolMXBean> heap =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        Duration cpu = cpu();
        long start = System.nanoTime();
        long documents = work.documents();
        long nanos = System.nanoTime() - start;
        long peak = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Run(documents, nanos, cpu().minus(cpu), peak);
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
