package dev.turnstone.app.cli;

import dev.turnstone.app.ui.bench.WorkbenchBench;
import dev.turnstone.app.ui.bench.WorkbenchRow;
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

/// Measures the window against the numbers that it is to reach.
@Command(name = "workbench")
final class BenchWorkbenchCommand implements Callable<Integer> {
    private static final int USUAL_STARTS = 5;

    private final Console console;

    @Option(names = "--starts", paramLabel = "N")
    private int starts = USUAL_STARTS;

    @Option(names = "--no-migration")
    private boolean withoutMigration;

    @Mixin private JsonOption json;

    BenchWorkbenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (starts < 1) {
            throw new WrongUsage("starts: " + starts + " (expected: at least 1)");
        }
        Path scratch = scratch();
        WorkbenchBench.Result result =
                new WorkbenchBench(scratch, what -> console.say("bench.workbench.measuring", what))
                        .run(starts, !withoutMigration);
        console.report(json.isSet(), result, text(result));
        Tree.delete(scratch);
        return result.isWithinBars() ? Cli.DONE : Cli.FAILED;
    }

    /// Stays where a measurement broke: its log is in there.
    private static Path scratch() {
        try {
            return Files.createTempDirectory("turnstone-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(WorkbenchBench.Result result) {
        Table table = new Table();
        table.add(
                List.of(
                        console.texts().text("bench.workbench.name"),
                        console.texts().text("bench.workbench.figure"),
                        console.texts().text("bench.workbench.p95"),
                        console.texts().text("bench.workbench.most"),
                        console.texts().text("bench.workbench.bar"),
                        console.texts().text("bench.workbench.met")));
        for (WorkbenchRow row : result.rows()) {
            table.add(
                    List.of(
                            row.name(),
                            number(row.rate()) + " " + row.unit(),
                            number(row.p95()),
                            number(row.most()),
                            number(row.bar()),
                            console.texts()
                                    .text(
                                            row.met()
                                                    ? "bench.workbench.yes"
                                                    : "bench.workbench.no")));
        }
        List<String> lines = new ArrayList<>();
        lines.add(console.texts().text("bench.workbench", result.display(), result.processors()));
        table.into(lines);
        return String.join(System.lineSeparator(), lines);
    }

    private static String number(double value) {
        return String.format(Locale.ENGLISH, "%.1f", value);
    }
}
