package dev.turnstone.app.cli;

import dev.turnstone.engine.metadata.MetadataPlan;
import dev.turnstone.model.cluster.ClusterClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Tells what would be made on the target, after trying it there.
@Command(name = "plan")
final class MetadataPlanCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private MetadataPlanning planning;
    @Mixin private TargetOptions target;
    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    MetadataPlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (ClusterClient to = target.open(console)) {
            MetadataPlan plan = planning.plan(console, to, home.home());
            console.report(json.isSet(), plan, new MetadataText(console.texts()).of(plan));
            return plan.isComplete() ? Cli.DONE : Cli.FAILED;
        }
    }
}
