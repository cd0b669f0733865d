package dev.turnstone.app.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.node.ObjectNode;

import java.util.concurrent.Callable;

/// Takes back everything after a step, the last first; lists it unless told to do it.
@Command(name = "rollback")
final class WorkflowRollbackCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    @Option(names = "--to", paramLabel = "STEP")
    private @Nullable String to;

    @Option(names = "--yes")
    private boolean yes;

    WorkflowRollbackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode request = options.request("rollback").put("step", to == null ? "" : to);
        if (!yes) {
            return options.report(
                    console,
                    options.link().ask(request.put("list", true)),
                    new WorkflowText(console.texts())::takeBack);
        }
        return options.report(
                console, options.link().drive(request), new WorkflowText(console.texts())::run);
    }
}
