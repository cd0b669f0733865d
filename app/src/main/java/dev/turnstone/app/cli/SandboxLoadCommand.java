package dev.turnstone.app.cli;

import dev.turnstone.sandbox.traffic.Connection;
import dev.turnstone.sandbox.traffic.Layout;
import dev.turnstone.sandbox.traffic.SampleDocuments;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Fills a cluster with sample documents, and notes down what must be there.
@Command(name = "load")
final class SandboxLoadCommand implements Callable<Integer> {
    private static final int DOCUMENTS = 20_000;

    private final Console console;

    @Mixin private JsonOption json;

    @Option(names = "--url", paramLabel = "URL", required = true)
    private URI url;

    @Option(names = "--docs", paramLabel = "N")
    private int documents = DOCUMENTS;

    @Option(names = "--seed", paramLabel = "N")
    private long seed = 1;

    @Option(names = "--shards", paramLabel = "N")
    private int shards = 2;

    @Option(names = "--oracle", paramLabel = "FILE")
    private @Nullable Path oracle;

    SandboxLoadCommand(Console console) {
        this.console = console;
    }

    /// What scripts read.
    record Report(long documents, String oracle) {}

    @Override
    public Integer call() {
        Path file =
                (oracle == null
                                ? Path.of(
                                        "samples-%d-%d.oracle"
                                                .formatted(seed, System.currentTimeMillis()))
                                : oracle)
                        .toAbsolutePath();
        SampleDocuments.Loaded loaded =
                SampleDocuments.load(
                        Connection.to(url),
                        new Layout("sample-" + seed, shards, 0),
                        documents,
                        seed,
                        file);
        console.report(
                json.isSet(),
                new Report(loaded.documents(), loaded.oracle().toString()),
                console.texts()
                        .text("load.done", Amounts.count(loaded.documents()), loaded.oracle()));
        return Cli.DONE;
    }
}
