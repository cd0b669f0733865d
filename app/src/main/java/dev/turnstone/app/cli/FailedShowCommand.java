package dev.turnstone.app.cli;

import dev.turnstone.engine.operation.FailedOperation;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.model.Change;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.replay.ledger.Failure;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Shows documents of a group, whole, with the reason.
@Command(name = "show")
final class FailedShowCommand implements Callable<Integer> {
    private static final int FEW = 10;

    private final Console console;

    @Mixin private TargetOptions target;
    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "GROUP", descriptionKey = "GROUP")
    private int group;

    @Option(names = "--limit", paramLabel = "N")
    private int limit = FEW;

    FailedShowCommand(Console console) {
        this.console = console;
    }

    /// One refused document as scripts read it.
    record Document(
            String index,
            String id,
            String type,
            String reason,
            int attempts,
            String when,
            String source) {
        static Document of(Failure failure) {
            String source =
                    failure.change().change() instanceof Change.Upsert upsert
                            ? upsert.source().text()
                            : "";
            return new Document(
                    failure.change().index(),
                    failure.change().id(),
                    failure.type(),
                    failure.reason(),
                    failure.attempts(),
                    failure.when().toString(),
                    source);
        }
    }

    /// What scripts read.
    record Report(List<Document> documents) {}

    @Override
    public Integer call() {
        try (ClusterClient to = target.open(console);
                TargetDesk desk = TargetDesk.open(to, home.home())) {
            FailedOperation failed = new FailedOperation(desk);
            List<Document> documents =
                    failed.show(FailedGroups.find(failed, group), limit).stream()
                            .map(Document::of)
                            .toList();
            console.report(json.isSet(), new Report(documents), text(documents));
            return Cli.DONE;
        }
    }

    private static String text(List<Document> documents) {
        return documents.stream()
                .map(
                        each ->
                                each.index()
                                        + "/"
                                        + each.id()
                                        + ": "
                                        + each.reason()
                                        + System.lineSeparator()
                                        + "  "
                                        + each.source())
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
