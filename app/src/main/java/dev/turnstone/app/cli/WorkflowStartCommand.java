package dev.turnstone.app.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Starts a run in an engine of its own; under one that runs already the edited spec is put.
@Command(name = "start")
final class WorkflowStartCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    @Option(names = "--spec", paramLabel = "FILE")
    private @Nullable Path spec;

    @Option(names = "--rehearse")
    private boolean rehearse;

    @Option(names = "--wait")
    private boolean wait;

    WorkflowStartCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode request = options.request("start").put("rehearse", rehearse);
        if (spec != null) {
            request.put("spec", GivenFile.read("spec", spec));
        }
        JsonNode answer = options.link().drive(request);
        WorkflowText text = new WorkflowText(console.texts());
        if (!wait || answer.has("error")) {
            return options.report(console, answer, text::run);
        }
        return new WorkflowWatching(console, options).untilItRests(answer);
    }
}
