package dev.turnstone.app.cli;

import dev.turnstone.sandbox.traffic.OracleCheck;
import dev.turnstone.sandbox.traffic.OracleReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Holds a cluster against what was acknowledged.
@Command(name = "check")
final class SandboxCheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private JsonOption json;

    @Option(names = "--url", paramLabel = "URL", required = true)
    private URI url;

    @Option(names = "--oracle", paramLabel = "FILE", required = true)
    private Path oracle;

    SandboxCheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OracleReport report = OracleCheck.run(url, oracle);
        console.report(json.isSet(), report, text(report));
        return report.clean() ? Cli.DONE : Cli.FAILED;
    }

    private String text(OracleReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(
                console.texts()
                        .text(
                                "check.done",
                                Amounts.count(report.documents()),
                                Amounts.count(report.lost()),
                                Amounts.count(report.stale()),
                                Amounts.count(report.duplicates()),
                                Amounts.count(report.resurrected()),
                                Amounts.count(report.unexplained())));
        report.examples()
                .forEach(
                        each ->
                                lines.add(
                                        "  "
                                                + each.kind()
                                                + " "
                                                + each.index()
                                                + "/"
                                                + each.id()
                                                + ": "
                                                + each.detail()));
        report.problems().forEach(problem -> lines.add("  " + problem));
        return String.join(System.lineSeparator(), lines);
    }
}
