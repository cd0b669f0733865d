package dev.turnstone.app.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

import java.util.concurrent.Callable;

/// Runs a step and everything after it again; the one that failed where none is named.
@Command(name = "retry")
final class WorkflowRetryCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    @Parameters(paramLabel = "STEP", descriptionKey = "STEP", arity = "0..1")
    private @Nullable String step;

    WorkflowRetryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode request = options.request("retry").put("step", step == null ? "" : step);
        return options.report(
                console, options.link().drive(request), new WorkflowText(console.texts())::run);
    }
}
