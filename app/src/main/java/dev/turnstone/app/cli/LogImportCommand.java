package dev.turnstone.app.cli;

import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.imports.Format;
import dev.turnstone.log.imports.LogImport;
import dev.turnstone.log.place.LogPlace;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Brings traffic that another tool captured into a log.
@Command(name = "import")
final class LogImportCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    private Path file = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT")
    private @Nullable String format;

    @Option(names = "--name", paramLabel = "NAME")
    private String name = "import";

    @Mixin private LogOptions log;
    @Mixin private JsonOption json;

    LogImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        LogPlace place = log.place();
        LogImport.Result result;
        try (TrafficLogWriter writer = place.writer()) {
            result = LogImport.of(file, format(), writer, name, InstantSource.system());
        }
        String text =
                console.texts()
                        .text(
                                "log.imported",
                                result.format(),
                                Amounts.count(result.exchanges()),
                                place,
                                Amounts.count(result.unanswered()),
                                Amounts.count(result.skipped()));
        console.report(json.isSet(), result, text);
        return Cli.DONE;
    }

    private Optional<Format> format() {
        try {
            return Optional.ofNullable(format).map(Format::named);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(console.texts().text("log.noFormat", String.valueOf(format)));
        }
    }
}
