package dev.turnstone.replay.sink;

import dev.turnstone.documents.reconcile.Reconcile;
import dev.turnstone.documents.search.Hit;
import dev.turnstone.model.TurnstoneException;

import java.util.List;

/// Knows by the sink's account of the target which of its documents somebody else wrote.
public final class ForeignDocuments implements Reconcile.Foreign {
    private final ConvergentSink sink;

    public ForeignDocuments(ConvergentSink sink) {
        this.sink = sink;
    }

    @Override
    public List<Hit> among(String targetIndex, List<Hit> onlyOnTarget) {
        OwnWrites own = own(targetIndex);
        return onlyOnTarget.stream()
                .filter(hit -> !own.holds(hit.id(), hit.routing(), hit.seqNo(), hit.version()))
                .toList();
    }

    private OwnWrites own(String targetIndex) {
        try {
            return sink.ownWrites(targetIndex);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TurnstoneException(
                    "The comparison of ids was interrupted; nothing was taken away.",
                    "Run it again.",
                    e);
        }
    }
}
