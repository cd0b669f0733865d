package dev.turnstone.app.cli;

import dev.turnstone.engine.metadata.ApplyReport;
import dev.turnstone.engine.metadata.MetadataApply;
import dev.turnstone.engine.metadata.MetadataPlan;
import dev.turnstone.model.cluster.ClusterClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;

/// Plans, and makes on the target what is missing there.
@Command(name = "apply")
final class MetadataApplyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private MetadataPlanning planning;
    @Mixin private TargetOptions target;
    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    @Option(names = "--dry-run")
    private boolean dryRun;

    MetadataApplyCommand(Console console) {
        this.console = console;
    }

    /// What scripts read: the plan's objects, what was refused, what became of each, and what the
    /// source did not let us read.
    record Report(
            List<dev.turnstone.engine.metadata.PlannedObject> objects,
            List<dev.turnstone.engine.metadata.RefusedObject> refused,
            List<ApplyReport.Outcome> outcomes,
            List<dev.turnstone.engine.metadata.Unread> unread) {}

    @Override
    public Integer call() {
        try (ClusterClient to = target.open(console)) {
            MetadataPlan plan = planning.plan(console, to, home.home());
            MetadataText text = new MetadataText(console.texts());
            if (dryRun) {
                console.report(json.isSet(), plan, text.of(plan));
                return plan.isComplete() ? Cli.DONE : Cli.FAILED;
            }
            ApplyReport report =
                    new MetadataApply(
                                    to,
                                    MetadataPlanning.journal(home.home()),
                                    InstantSource.system())
                            .apply(plan);
            console.report(
                    json.isSet(),
                    new Report(plan.objects(), plan.refused(), report.outcomes(), report.hidden()),
                    text.of(report));
            return report.isComplete() ? Cli.DONE : Cli.FAILED;
        }
    }
}
