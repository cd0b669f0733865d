package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Writes down for each phase what runs, how to go back, and what that costs.
@Command(name = "runbook")
final class WorkflowRunbookCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    WorkflowRunbookCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return options.report(
                console,
                options.link().ask(options.request("runbook")),
                answer -> answer.path("markdown").asString(""));
    }
}
