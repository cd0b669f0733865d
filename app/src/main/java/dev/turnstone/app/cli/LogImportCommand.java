package dev.turnstone.app.cli;

import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.imports.Format;
import dev.turnstone.log.imports.LogImport;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
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
        requireFile();
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

    /// Before a log is made for it.
    private void requireFile() {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            String why =
                    Files.isDirectory(file)
                            ? "it is a folder"
                            : Files.exists(file) ? "its rights forbid it" : "it does not exist";
            throw new TurnstoneException(
                    "The captured traffic " + file + " cannot be read: " + why + ".",
                    "Check the path and that you may read it; nothing was imported.");
        }
    }

    private Optional<Format> format() {
        try {
            return Optional.ofNullable(format).map(Format::named);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(console.texts().text("log.noFormat", String.valueOf(format)));
        }
    }
}
