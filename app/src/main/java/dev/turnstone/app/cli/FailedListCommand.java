package dev.turnstone.app.cli;

import dev.turnstone.engine.operation.FailedOperation;
import dev.turnstone.engine.operation.FailedOperation.Group;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.model.cluster.ClusterClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Lists refused documents by reason.
@Command(name = "list")
final class FailedListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private TargetOptions target;
    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    FailedListCommand(Console console) {
        this.console = console;
    }

    /// What scripts read.
    record Report(List<Group> groups) {}

    @Override
    public Integer call() {
        try (ClusterClient to = target.open(console);
                TargetDesk desk = TargetDesk.open(to, home.home())) {
            List<Group> groups = new FailedOperation(desk).list();
            console.report(json.isSet(), new Report(groups), text(groups));
            return Cli.DONE;
        }
    }

    private String text(List<Group> groups) {
        return groups.isEmpty()
                ? console.texts().text("failed.none")
                : groups.stream()
                        .map(this::line)
                        .collect(Collectors.joining(System.lineSeparator()));
    }

    private String line(Group group) {
        return console.texts()
                .text(
                        "failed.group",
                        group.number(),
                        Amounts.count(group.count()),
                        group.index(),
                        group.type(),
                        group.reason());
    }
}
