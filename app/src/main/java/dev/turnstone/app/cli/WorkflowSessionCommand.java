package dev.turnstone.app.cli;

import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.concurrent.Callable;

/// Sessions, like branches: lists them; makes, switches to or deletes one.
@Command(name = "session")
final class WorkflowSessionCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    @Parameters(paramLabel = "DO", descriptionKey = "DO", arity = "0..1")
    private @Nullable What what;

    @Parameters(paramLabel = "NAME", descriptionKey = "NAME", arity = "0..1", index = "1")
    private @Nullable String name;

    @Option(names = "--from", paramLabel = "SESSION")
    private @Nullable String from;

    @Option(names = "--endpoint", paramLabel = "CLUSTER=URL")
    private Map<String, String> endpoints = Map.of();

    WorkflowSessionCommand(Console console) {
        this.console = console;
    }

    enum What {
        LIST,
        CREATE,
        SWITCH,
        DELETE
    }

    @Override
    public Integer call() {
        return options.report(console, options.link().ask(request()), this::text);
    }

    private ObjectNode request() {
        if (what == null || what == What.LIST) {
            return options.request("sessions");
        }
        if (name == null) {
            throw new WrongUsage(console.texts().text("workflow.nameASession"));
        }
        ObjectNode request =
                switch (what) {
                    case CREATE -> options.request("session-create");
                    case SWITCH -> options.request("session-switch");
                    case DELETE -> options.request("session-delete");
                    case LIST ->
                            throw new TurnstoneException("List takes no name.", "Leave it out.");
                };
        request.put("name", name).put("from", from == null ? "" : from);
        ObjectNode urls = request.putObject("endpoints");
        endpoints.forEach(urls::put);
        return request;
    }

    private String text(JsonNode answer) {
        StringBuilder lines = new StringBuilder();
        for (JsonNode session : answer.path("sessions")) {
            String each = session.path("name").asString("");
            lines.append(each.equals(answer.path("current").asString("")) ? "* " : "  ")
                    .append(each)
                    .append(System.lineSeparator());
        }
        return lines.toString();
    }
}
