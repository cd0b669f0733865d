package dev.turnstone.replay.sink;

import dev.turnstone.model.Revision;
import dev.turnstone.replay.ledger.DocumentKey;
import dev.turnstone.replay.ledger.FailedLedger;
import dev.turnstone.replay.ledger.Failure;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.transform.Transform;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Sends refused documents once more, after their cause was removed. What is written, or was
/// overtaken meanwhile, leaves the ledger; what is refused again stays with one more attempt, and
/// what became suspect stays as well: it is not on the target.
public final class FailedRetry {
    private static final int AHEAD = 256;

    private final ConvergentSink sink;
    private final FailedLedger failed;
    private final Transform transform;

    /// The transform is for documents that it refused before; those the target refused have passed
    /// it.
    public FailedRetry(ConvergentSink sink, FailedLedger failed, Transform transform) {
        this.sink = sink;
        this.failed = failed;
        this.transform = transform;
    }

    private record Sent(
            DocumentKey document, Revision revision, CompletableFuture<Settled> settled) {}

    public Settled retry(Failure.Group group) throws InterruptedException {
        var under = new ArrayDeque<Sent>();
        Settled sum = Settled.NONE;
        for (DocumentKey document : failed.documents(group)) {
            Failure failure = failed.find(document).orElse(null);
            if (failure == null) {
                continue;
            }
            switch (transformed(failure)) {
                case Transform.Outcome.Passed(var change) ->
                        under.addLast(
                                new Sent(
                                        document, change.revision(), sink.submit(List.of(change))));
                case Transform.Outcome.Failed(String type, String reason) -> {
                    failed.record(
                            Failure.first(
                                    failure.change(),
                                    Failure.Stage.TRANSFORM,
                                    type,
                                    reason,
                                    failure.when()));
                    sum = sum.plus(Settled.failed(1));
                }
            }
            if (under.size() >= AHEAD) {
                sum = sum.plus(finish(under.removeFirst()));
            }
        }
        while (!under.isEmpty()) {
            sum = sum.plus(finish(under.removeFirst()));
        }
        return sum;
    }

    private Transform.Outcome transformed(Failure failure) {
        return failure.stage() == Failure.Stage.TRANSFORM
                ? transform.apply(failure.change())
                : new Transform.Outcome.Passed(failure.change());
    }

    private Settled finish(Sent sent) {
        Settled settled = sent.settled().join();
        if (settled.failed() == 0 && settled.suspect() == 0) {
            failed.settle(sent.document(), sent.revision());
        }
        return settled;
    }
}
