package dev.turnstone.app.cli;

import dev.turnstone.engine.bench.EngineBench;
import dev.turnstone.engine.bench.EngineBenchPlan;
import dev.turnstone.engine.bench.EngineBenchResult;
import dev.turnstone.engine.bench.EngineBenchRow;
import dev.turnstone.sandbox.files.Tree;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Measures what the engine itself costs for a wide graph; needs no server.
@Command(name = "engine")
final class BenchEngineCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--steps", paramLabel = "N")
    private int steps = EngineBenchPlan.USUAL_STEPS;

    @Option(names = "--rounds", paramLabel = "N")
    private int rounds = EngineBenchPlan.USUAL_ROUNDS;

    @Mixin private JsonOption json;

    BenchEngineCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        EngineBenchPlan plan = plan();
        Path home = home();
        try {
            EngineBenchResult result =
                    new EngineBench(plan, home, new BenchProgress(console)).run();
            console.report(json.isSet(), result, text(result));
            return result.isWithinBars() ? Cli.DONE : Cli.FAILED;
        } finally {
            Tree.delete(home);
        }
    }

    private EngineBenchPlan plan() {
        try {
            return new EngineBenchPlan(steps, rounds);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private static Path home() {
        try {
            return Files.createTempDirectory("turnstone-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(EngineBenchResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(
                console.texts()
                        .text("bench.engine", Amounts.count(result.steps()), result.rounds()));
        for (EngineBenchRow row : result.rows()) {
            lines.add(
                    console.texts()
                            .text(
                                    "bench.engineRow",
                                    "%-28s".formatted(row.name()),
                                    number(row.rate()),
                                    number(row.p95()),
                                    number(row.most()),
                                    row.unit(),
                                    Amounts.count(Math.round(row.bar())),
                                    "%.0f".formatted(row.ratioToCeiling() * 100)));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String number(double value) {
        return String.format(Locale.ENGLISH, "%9.2f", value);
    }
}
