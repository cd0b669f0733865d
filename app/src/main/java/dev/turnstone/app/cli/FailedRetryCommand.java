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
            Retried sum = Retried.NONE;
            for (Group each : groups) {
                sum = sum.plus(failed.retry(each, transform.transform()));
            }
            console.report(
                    json.isSet(),
                    sum,
                    console.texts()
                            .text(
                                    "failed.retried",
                                    Amounts.count(sum.written()),
                                    Amounts.count(sum.newerOnTarget()),
                                    Amounts.count(sum.failed()),
                                    Amounts.count(sum.suspect())));
            return sum.isClean() ? Cli.DONE : Cli.FAILED;
        }
    }
}
