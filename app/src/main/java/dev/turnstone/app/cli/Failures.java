package dev.turnstone.app.cli;

import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.sandbox.SandboxException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import java.util.Map;

/// The command line's edge: every failure becomes a sentence with a remedy and exit code 1.
final class Failures implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof WrongUsage) {
            console.err().println(e.getMessage());
            return Cli.WRONG_USAGE;
        }
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        String remedy =
                switch (e) {
                    case TurnstoneException known -> known.remedy();
                    case SandboxException known -> known.remedy();
                    default -> console.texts().text("failure.unexpected");
                };
        LOG.debug("{} failed", command.getCommandSpec().qualifiedName(), e);
        console.err().println(message);
        console.err().println(remedy);
        if (wantsJson(parsed)) {
            console.out()
                    .println(
                            Json.MAPPER.writeValueAsString(
                                    Map.of("error", message, "remedy", remedy)));
        }
        return Cli.FAILED;
    }

    private static boolean wantsJson(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.hasMatchedOption("--json");
    }
}
