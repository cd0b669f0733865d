package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Ends the run; what was made stays.
@Command(name = "cancel")
final class WorkflowCancelCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    WorkflowCancelCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return options.report(
                console,
                options.link().drive(options.request("cancel")),
                new WorkflowText(console.texts())::run);
    }
}
