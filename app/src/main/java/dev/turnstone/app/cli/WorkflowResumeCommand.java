package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Goes on with a run that was paused, rolled back, or whose engine ended.
@Command(name = "resume")
final class WorkflowResumeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    WorkflowResumeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return options.report(
                console,
                options.link().drive(options.request("resume")),
                new WorkflowText(console.texts())::run);
    }
}
