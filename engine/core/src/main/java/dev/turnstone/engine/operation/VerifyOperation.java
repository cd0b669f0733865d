package dev.turnstone.engine.operation;

import dev.turnstone.compare.parity.IndexParity;
import dev.turnstone.compare.parity.Parity;
import dev.turnstone.compare.parity.ParityCheck;
import dev.turnstone.compare.parity.ParityCounts;
import dev.turnstone.compare.parity.ParityProgress;
import dev.turnstone.documents.selection.IndexSelection;
import dev.turnstone.documents.selection.LeftOut;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.ledger.OneSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Proves that the target holds what the source holds, and repairs where asked to. What was asked
/// for and could not be looked at is not proven; one index that cannot be judged takes nothing from
/// the others. Runs once; any thread may look at its progress.
public final class VerifyOperation {
    private final VerifyOrder order;
    private final TargetDesk desk;
    private final ParityCheck check;
    private final IndexProof proof;
    private final List<Proved> outcomes = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    public VerifyOperation(VerifyOrder order, TargetDesk desk) {
        this.order = order;
        this.desk = desk;
        this.check = new ParityCheck(order.source(), desk.target(), order.options());
        this.proof = new IndexProof(order, desk, check);
    }

    public ParityProgress progress() {
        return check.progress();
    }

    public VerifyResult run() throws InterruptedException {
        long began = System.nanoTime();
        IndexSelection selection =
                IndexSelection.of(order.source(), IndexPatterns.of(order.patterns()));
        OneSource.require(order.transform()::targetIndex, selection.taken());
        for (String index : selection.taken()) {
            prove(index, order.transform().targetIndex(index)).ifPresent(outcomes::add);
        }
        selection.leftOut().forEach(this::leave);
        selection.unmatched().forEach(this::miss);
        return VerifyResult.of(
                outcomes, proof.repaired(), (System.nanoTime() - began) / 1e9, leftOut);
    }

    /// Empty where the source has no such index any more.
    private Optional<Proved> prove(String source, String target) throws InterruptedException {
        try {
            return Optional.of(proof.prove(source, target));
        } catch (ClusterException.Unreachable | ClusterException.Cancelled e) {
            throw e;
        } catch (TurnstoneException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return judge(source, target, e);
        }
    }

    private Optional<Proved> judge(String source, String target, TurnstoneException trouble) {
        if (!exists(order.source(), source)) {
            leftOut.add(source + ": gone from the source meanwhile");
            return Optional.empty();
        }
        if (exists(desk.target(), target)) {
            return Optional.of(
                    unread(source, target, String.valueOf(trouble.getMessage()), trouble.remedy()));
        }
        long documents =
                order.source()
                        .json(ClusterRequest.get("/" + encoded(source) + "/_count"))
                        .path("count")
                        .asLong(0);
        ParityCounts missing = new ParityCounts(0, documents, 0, 0, 0, 0, 0);
        return Optional.of(
                Proved.left(
                        IndexParity.unread(
                                source, target, new Parity.Broken(), missing, Instant.now()),
                        new TurnstoneException(
                                "The target has no index " + target + ".",
                                "Make it (\"turnstone metadata apply\") and fill it, or leave "
                                        + source
                                        + " out.",
                                trouble)));
    }

    /// What nobody asked for is not worth a word.
    private void leave(LeftOut out) {
        switch (out.reason()) {
            case NOT_NAMED, EXCLUDED -> {}
            case SYSTEM, HIDDEN, STREAM -> leftOut.add(out.index() + ": " + out.text());
            case CLOSED, RED ->
                    outcomes.add(
                            unread(
                                    out.index(),
                                    order.transform().targetIndex(out.index()),
                                    "The index is " + out.text() + ".",
                                    "See to that, or leave it out: -" + out.index() + "."));
        }
    }

    private void miss(String pattern) {
        outcomes.add(
                unread(
                        pattern,
                        "",
                        "No index of the source fits " + pattern + ".",
                        "Correct the name, or leave it out."));
    }

    private static Proved unread(String source, String target, String reason, String remedy) {
        return Proved.of(
                IndexParity.unread(
                        source,
                        target,
                        new Parity.NotProvable(reason, remedy),
                        ParityCounts.NONE,
                        Instant.now()));
    }

    private static boolean exists(ClusterClient on, String index) {
        return on.find(ClusterRequest.get("/" + encoded(index) + "/_settings")).isPresent();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
