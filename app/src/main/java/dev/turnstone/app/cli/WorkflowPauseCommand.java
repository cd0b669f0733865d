package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Stops everything where it is; nothing is lost.
@Command(name = "pause")
final class WorkflowPauseCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    WorkflowPauseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return options.report(
                console,
                options.link().drive(options.request("pause")),
                new WorkflowText(console.texts())::run);
    }
}
