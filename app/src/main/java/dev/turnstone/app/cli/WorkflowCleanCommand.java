package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ObjectNode;

import java.util.concurrent.Callable;

/// Takes back what a step left behind that an edit removed.
@Command(name = "clean")
final class WorkflowCleanCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    @Parameters(paramLabel = "STEP", descriptionKey = "STEP")
    private String step;

    WorkflowCleanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode request = options.request("clean").put("step", step);
        return options.report(
                console, options.link().drive(request), new WorkflowText(console.texts())::run);
    }
}
