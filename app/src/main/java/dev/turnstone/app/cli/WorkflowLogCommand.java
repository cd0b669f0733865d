package dev.turnstone.app.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

import java.util.concurrent.Callable;

/// Shows what the steps of the run told.
@Command(name = "log")
final class WorkflowLogCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    @Parameters(paramLabel = "STEP", descriptionKey = "STEP", arity = "0..1")
    private @Nullable String step;

    WorkflowLogCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ObjectNode request = options.request("log").put("step", step == null ? "" : step);
        return options.report(
                console,
                options.link().ask(request),
                answer -> {
                    StringBuilder lines = new StringBuilder();
                    answer.path("lines")
                            .forEach(
                                    line ->
                                            lines.append(line.path("happened").asString(""))
                                                    .append("  ")
                                                    .append(line.path("step").asString(""))
                                                    .append("  ")
                                                    .append(line.path("text").asString(""))
                                                    .append(System.lineSeparator()));
                    return lines.toString();
                });
    }
}
