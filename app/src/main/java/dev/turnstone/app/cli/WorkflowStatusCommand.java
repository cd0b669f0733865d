package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Tells where a run stands.
@Command(name = "status")
final class WorkflowStatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    WorkflowStatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return options.report(
                console,
                options.link().ask(options.request("status")),
                new WorkflowText(console.texts())::run);
    }
}
