package dev.turnstone.app.cli;

import dev.turnstone.log.inspect.LogCheck;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Reads a whole log, compares every checksum and sequence, and tells the gaps.
@Command(name = "verify")
final class LogVerifyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private LogOptions log;
    @Mixin private JsonOption json;

    LogVerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        LogCheck check = log.place().check();
        console.report(json.isSet(), check, text(check));
        return check.whole() ? Cli.DONE : Cli.FAILED;
    }

    private String text(LogCheck check) {
        List<String> lines = new ArrayList<>();
        lines.add(
                console.texts()
                        .text(
                                check.whole() ? "log.whole" : "log.damaged",
                                check.log(),
                                Amounts.count(check.records()),
                                Amounts.count(check.exchanges()),
                                check.gaps().size()));
        for (LogCheck.Gap gap : check.gaps()) {
            lines.add(
                    console.texts()
                            .text(
                                    "log.gap",
                                    gap.from(),
                                    gap.until(),
                                    gap.proxy(),
                                    Amounts.count(gap.exchanges()),
                                    Amounts.count(gap.changing()),
                                    gap.reason()));
        }
        check.gone().forEach(each -> lines.add(console.texts().text("log.gone", each)));
        check.damages().forEach(each -> lines.add("  " + each.where() + ": " + each.what()));
        return String.join(System.lineSeparator(), lines);
    }
}
