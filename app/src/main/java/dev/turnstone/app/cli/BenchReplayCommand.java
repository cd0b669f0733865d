package dev.turnstone.app.cli;

import dev.turnstone.engine.bench.ReplayBench;
import dev.turnstone.engine.bench.ReplayLoads;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Set;
import java.util.concurrent.Callable;

/// Measures replays beside raw bulks, and shadow replays beside a bare load generator.
@Command(name = "replay")
final class BenchReplayCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--loads", paramLabel = "LOAD", split = ",")
    private Set<String> loads = Set.of();

    @Mixin private BenchOptions options;
    @Mixin private JsonOption json;

    BenchReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ReplayLoads chosen = chosen();
        return options.measure(
                console,
                json.isSet(),
                (clusters, plan, watcher) ->
                        new ReplayBench(clusters, plan, chosen, watcher).run());
    }

    private ReplayLoads chosen() {
        try {
            return new ReplayLoads(loads);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
    }
}
