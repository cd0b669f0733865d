package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import tools.jackson.databind.JsonNode;

import java.util.concurrent.Callable;

/// Shows a run as it goes on, until it rests.
@Command(name = "watch")
final class WorkflowWatchCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    WorkflowWatchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        JsonNode now = options.link().ask(options.request("status"));
        return new WorkflowWatching(console, options).untilItRests(now);
    }
}
