package dev.turnstone.app.cli;

import dev.turnstone.engine.bench.ReplayBench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Measures replays beside raw bulks, and shadow replays beside a bare load generator.
@Command(name = "replay")
final class BenchReplayCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private BenchOptions options;
    @Mixin private JsonOption json;

    BenchReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return options.measure(
                console,
                json.isSet(),
                (clusters, plan, watcher) -> new ReplayBench(clusters, plan, watcher).run());
    }
}
