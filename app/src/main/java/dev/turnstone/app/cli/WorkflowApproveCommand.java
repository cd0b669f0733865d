package dev.turnstone.app.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

import java.util.concurrent.Callable;

/// Agrees to a step that waits; to all that wait where none is named.
@Command(name = "approve")
final class WorkflowApproveCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    @Parameters(paramLabel = "STEP", descriptionKey = "STEP", arity = "0..1")
    private @Nullable String step;

    @Option(names = "--waiver")
    private boolean waiver;

    WorkflowApproveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode request = options.request("approve").put("waiver", waiver);
        request.put("step", step == null ? "" : step);
        return options.report(
                console, options.link().drive(request), new WorkflowText(console.texts())::run);
    }
}
