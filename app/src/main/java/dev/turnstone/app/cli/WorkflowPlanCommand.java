package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.node.ObjectNode;

import java.util.concurrent.Callable;

/// Shows the graph before anything runs, and what an edit means for what was done.
@Command(name = "plan")
final class WorkflowPlanCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    @Option(names = "--rehearse")
    private boolean rehearse;

    WorkflowPlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ObjectNode request = options.request("plan").put("rehearse", rehearse);
        return options.report(
                console, options.link().ask(request), new WorkflowText(console.texts())::plan);
    }
}
