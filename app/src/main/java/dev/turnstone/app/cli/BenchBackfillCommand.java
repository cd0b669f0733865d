package dev.turnstone.app.cli;

import dev.turnstone.engine.bench.BackfillBench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Measures backfills beside raw bulks and the target's own reindex-from-remote.
@Command(name = "backfill")
final class BenchBackfillCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private BenchOptions options;
    @Mixin private JsonOption json;

    BenchBackfillCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return options.measure(
                console,
                json.isSet(),
                (clusters, plan, watcher) -> new BackfillBench(clusters, plan, watcher).run());
    }
}
