package dev.turnstone.app.cli;

import dev.turnstone.engine.bench.BenchClusters;
import dev.turnstone.engine.bench.BenchPlan;
import dev.turnstone.engine.bench.BenchResult;
import dev.turnstone.engine.bench.BenchWatcher;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.Servers;
import dev.turnstone.sandbox.files.Tree;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Between which servers is measured and with how much. The servers live as long as the
/// measurement.
final class BenchOptions {
    private static final int DOCUMENTS = 200_000;
    private static final int HEAP_MEGABYTES = 2_048;

    @Option(names = "--docs", paramLabel = "N")
    private int documents = DOCUMENTS;

    @Option(names = "--rounds", paramLabel = "N")
    private int rounds = BenchPlan.USUAL_ROUNDS;

    @Option(names = "--source", paramLabel = "SERVER", converter = ServerOption.class)
    private ServerVersion source = ServerVersion.ES_7_10;

    @Option(names = "--target", paramLabel = "SERVER", converter = ServerOption.class)
    private ServerVersion target = ServerVersion.OS_3;

    /// A measurement between two clusters.
    @FunctionalInterface
    interface Bench {
        BenchResult run(BenchClusters clusters, BenchPlan plan, BenchWatcher watcher)
                throws InterruptedException;
    }

    /// Starts the servers, measures, and reports.
    int measure(Console console, boolean json, Bench bench) throws InterruptedException {
        BenchPlan plan = plan();
        BenchResult result;
        console.say("sandbox.starting");
        try (Servers servers =
                        Servers.open(
                                Path.of(System.getProperty("java.io.tmpdir")),
                                new FetchProgress(console));
                SearchServer reading = servers.searchForLoad(source, HEAP_MEGABYTES);
                SearchServer writing = servers.searchForLoad(target, HEAP_MEGABYTES);
                ClusterClient read = ClusterClient.open(ClusterEndpoint.of(reading.url()));
                ClusterClient write = ClusterClient.open(ClusterEndpoint.of(writing.url()));
                Home home = Home.create()) {
            var clusters = new BenchClusters(read, write, reading.snapshots(), home.path());
            result = bench.run(clusters, plan, new BenchProgress(console));
        }
        console.report(json, result, new BenchText(console.texts()).of(result));
        return Cli.DONE;
    }

    private BenchPlan plan() {
        try {
            return new BenchPlan(documents, rounds);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
    }

    /// Ledgers of a measurement concern nobody afterwards.
    private record Home(Path path) implements AutoCloseable {
        static Home create() {
            try {
                return new Home(Files.createTempDirectory("turnstone-bench-"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            Tree.delete(path);
        }
    }
}
