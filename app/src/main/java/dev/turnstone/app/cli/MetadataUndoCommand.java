package dev.turnstone.app.cli;

import dev.turnstone.engine.metadata.MetadataUndo;
import dev.turnstone.engine.metadata.UndoOptions;
import dev.turnstone.engine.metadata.UndoReport;
import dev.turnstone.engine.metadata.WrittenByUs;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.InstantSource;
import java.util.concurrent.Callable;

/// Takes back exactly what was made on the target.
@Command(name = "undo")
final class MetadataUndoCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private TargetOptions target;
    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    @Option(names = "--with-documents")
    private boolean withDocuments;

    @Option(names = "--changed")
    private boolean changed;

    MetadataUndoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (ClusterClient to = target.open(console);
                TargetDesk desk = TargetDesk.open(to, home.home())) {
            UndoReport report =
                    new MetadataUndo(
                                    to,
                                    MetadataPlanning.journal(home.home()),
                                    InstantSource.system())
                            .undo(new UndoOptions(withDocuments, changed, ours(desk)));
            console.report(json.isSet(), report, new MetadataText(console.texts()).of(report));
            return report.isComplete() ? Cli.DONE : Cli.FAILED;
        }
    }

    /// Ours is an index whose every sequence number, from the first, came back in an answer of
    /// ours.
    private static WrittenByUs ours(TargetDesk desk) {
        return (index, _) -> {
            try {
                return desk.sink().wroteAll(index);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (TurnstoneException e) {
                return false;
            }
        };
    }
}
