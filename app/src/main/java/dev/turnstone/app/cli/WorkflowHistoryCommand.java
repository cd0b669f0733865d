package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Tells what was done, by whom, and what came of it.
@Command(name = "history")
final class WorkflowHistoryCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    WorkflowHistoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return options.report(
                console,
                options.link().ask(options.request("history")),
                new WorkflowText(console.texts())::history);
    }
}
