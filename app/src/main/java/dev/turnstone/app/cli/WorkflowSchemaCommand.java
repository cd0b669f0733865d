package dev.turnstone.app.cli;

import dev.turnstone.engine.spec.SpecSchema;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Prints the JSON Schema of specs: one JSON object, with `--json` or without.
@Command(name = "schema")
final class WorkflowSchemaCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private JsonOption json;

    WorkflowSchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().println(json.isSet() ? SpecSchema.tree().toString() : SpecSchema.text());
        return Cli.DONE;
    }
}
