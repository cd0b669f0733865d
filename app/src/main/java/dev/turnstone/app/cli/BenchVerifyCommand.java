package dev.turnstone.app.cli;

import dev.turnstone.engine.bench.VerifyBench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Measures the digest pass of each side beside a bare scan of its ids.
@Command(name = "verify")
final class BenchVerifyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private BenchOptions options;
    @Mixin private JsonOption json;

    BenchVerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return options.measure(
                console,
                json.isSet(),
                (clusters, plan, watcher) -> new VerifyBench(clusters, plan, watcher).run());
    }
}
