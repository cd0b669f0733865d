package dev.turnstone.app.cli;

import dev.turnstone.engine.operation.FailedOperation;
import dev.turnstone.engine.operation.FailedOperation.Group;
import dev.turnstone.engine.operation.FailedOperation.Retried;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.model.cluster.ClusterClient;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

/// Sends refused documents again: one group, or all.
@Command(name = "retry")
final class FailedRetryCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private TargetOptions target;
    @Mixin private TransformOption transform;
    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "GROUP", descriptionKey = "GROUP", arity = "0..1")
    private @Nullable Integer group;

    FailedRetryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (ClusterClient to = target.open(console);
                TargetDesk desk = TargetDesk.open(to, home.home())) {
            FailedOperation failed = new FailedOperation(desk);
            Integer number = group;
            List<Group> groups =
                    number == null ? failed.list() : List.of(FailedGroups.find(failed, number));
            long written = 0;
            long newer = 0;
            long again = 0;
            for (Group each : groups) {
                Retried retried = failed.retry(each, transform.transform());
                written += retried.written();
                newer += retried.newerOnTarget();
                again += retried.failed();
            }
            Retried sum = new Retried(written, newer, again);
            console.report(
                    json.isSet(),
                    sum,
                    console.texts()
                            .text(
                                    "failed.retried",
                                    Amounts.count(written),
                                    Amounts.count(newer),
                                    Amounts.count(again)));
            return again == 0 ? Cli.DONE : Cli.FAILED;
        }
    }
}
