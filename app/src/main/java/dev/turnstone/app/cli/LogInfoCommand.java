package dev.turnstone.app.cli;

import dev.turnstone.log.inspect.LogInfo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Tells how large a log is, and who reads it.
@Command(name = "info")
final class LogInfoCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private LogOptions log;
    @Mixin private JsonOption json;

    LogInfoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        LogInfo info = log.place().info();
        console.report(json.isSet(), info, text(info));
        return Cli.DONE;
    }

    private String text(LogInfo info) {
        List<String> lines = new ArrayList<>();
        Long messages = info.messages();
        lines.add(messages == null ? records(info) : messages(info, messages));
        String stream = messages == null ? "log.stream" : "log.partition";
        for (LogInfo.Stream each : info.streams()) {
            lines.add(console.texts().text(stream, each.name(), each.first(), each.next()));
        }
        for (LogInfo.Consumer each : info.consumers()) {
            lines.add(console.texts().text("log.consumer", each.name(), Amounts.count(each.lag())));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private String records(LogInfo info) {
        Long bytes = info.bytes();
        return console.texts()
                .text(
                        "log.info",
                        info.log(),
                        Amounts.count(info.records()),
                        info.streams().size(),
                        bytes == null ? "-" : Amounts.megabytes((double) bytes));
    }

    private String messages(LogInfo info, long messages) {
        return console.texts()
                .text(
                        "log.infoMessages",
                        info.log(),
                        Amounts.count(info.records()),
                        Amounts.count(messages),
                        info.streams().size());
    }
}
