package dev.turnstone.app.cli;

import dev.turnstone.app.Texts;
import dev.turnstone.model.FileTrouble;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// Tells what was done, by whom, and what came of it; or takes care of what is remembered.
@Command(name = "history")
final class WorkflowHistoryCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    @ArgGroup private @Nullable Care care;

    WorkflowHistoryCommand(Console console) {
        this.console = console;
    }

    /// One of these at a time.
    static final class Care {
        @Option(names = "--check")
        private boolean check;

        @Option(names = "--backup", paramLabel = "ZIP")
        private @Nullable Path backup;

        @Option(names = "--export", paramLabel = "FILE")
        private @Nullable Path export;
    }

    @Override
    public Integer call() {
        Care wanted = care;
        if (wanted == null) {
            return options.report(console, ask("history"), new WorkflowText(texts())::history);
        }
        if (wanted.check) {
            return check();
        }
        return wanted.backup == null
                ? export(Objects.requireNonNull(wanted.export).toAbsolutePath())
                : backup(wanted.backup.toAbsolutePath());
    }

    private int check() {
        JsonNode answer = ask("check");
        List<String> problems = new ArrayList<>();
        answer.path("problems").forEach(problem -> problems.add(problem.asString()));
        int code =
                options.report(
                        console,
                        answer,
                        _ ->
                                problems.isEmpty()
                                        ? texts().text("workflow.history.sound")
                                        : String.join(System.lineSeparator(), problems));
        return problems.isEmpty() ? code : Cli.FAILED;
    }

    /// The engine writes it, which may be another process in another folder.
    private int backup(Path file) {
        ObjectNode request = options.request("backup").put("file", file.toString());
        return options.report(
                console,
                options.link().ask(request),
                _ -> texts().text("workflow.history.backedUp", file));
    }

    private int export(Path file) {
        JsonNode answer = ask("export");
        if (answer.has("error")) {
            return options.report(console, answer, JsonNode::toString);
        }
        try {
            Files.writeString(
                    file,
                    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answer),
                    StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new TurnstoneException(
                    file + " was not written: " + FileTrouble.of(e) + ".",
                    "Name a file that is not there yet, in a folder that you may write.",
                    e);
        }
        return options.report(
                console,
                Json.MAPPER.createObjectNode().put("file", file.toString()),
                _ -> texts().text("workflow.history.exported", file));
    }

    private JsonNode ask(String action) {
        return options.link().ask(options.request(action));
    }

    private Texts texts() {
        return console.texts();
    }
}
