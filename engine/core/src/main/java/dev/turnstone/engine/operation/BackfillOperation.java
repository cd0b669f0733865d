package dev.turnstone.engine.operation;

import dev.turnstone.documents.DocumentSource;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.backfill.Backfill;
import dev.turnstone.replay.backfill.BackfillJob;
import dev.turnstone.replay.backfill.BackfillProgress;
import dev.turnstone.replay.ledger.Histories;
import dev.turnstone.replay.ledger.PositionStore;
import dev.turnstone.replay.transform.Transform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Carries the documents of one origin to the target: opened, then run once. Killed at any moment,
/// the next one for the same origin and target goes on from the last checkpoint.
public final class BackfillOperation implements AutoCloseable {
    private static final int NAME_BYTES = 8;

    private final TargetDesk desk;
    private final OpenedOrigin origin;
    private final Backfill backfill;

    private BackfillOperation(TargetDesk desk, OpenedOrigin origin, Backfill backfill) {
        this.desk = desk;
        this.origin = origin;
        this.backfill = backfill;
    }

    /// Opens the origin, makes the target's indices ready, and begins. The desk stays the caller's.
    public static BackfillOperation start(BackfillOrder order, TargetDesk desk) {
        OpenedOrigin origin = new Origins(order, desk.ledger().epochs(), desk.nextClock()).open();
        try {
            List<String> sources =
                    origin.indices().stream().filter(index -> !index.isEmpty()).toList();
            desk.prepare(order.transform(), sources);
            List<String> targets = targets(order.transform(), sources);
            String job = jobName(desk, origin, targets);
            PositionStore positions = desk.ledger().positions();
            boolean anotherHistory =
                    follow(order.transform(), origin, new Histories(desk.ledger()));
            MetIndices met = new MetIndices(desk, job);
            if (order.again()
                    || anotherHistory
                    || isStale(origin, positions, job)
                    || met.anyMadeAnew()) {
                positions.forget(job);
            }
            BackfillJob work =
                    BackfillJob.of(job, origin.source())
                            .with(order.transform())
                            .withReaders(order.readers())
                            .meeting(target -> meet(met, targets, target));
            return new BackfillOperation(
                    desk,
                    origin,
                    Backfill.start(work, desk.sink(), desk.ledger(), InstantSource.system()));
        } catch (RuntimeException e) {
            origin.close();
            throw e;
        }
    }

    public BackfillProgress progress() {
        return backfill.progress();
    }

    public void pause() {
        backfill.pause();
    }

    public void resume() {
        backfill.resume();
    }

    public void cancel() {
        backfill.cancel();
    }

    public BackfillResult await() {
        return BackfillResult.of(backfill.await(), origin.remarks());
    }

    @Override
    public void close() {
        try (origin) {
            backfill.close();
            desk.ledger().save();
        }
    }

    /// The lines of a file name their indices one by one: each is made ready when it is met.
    private static void meet(MetIndices met, List<String> prepared, String target) {
        if (!prepared.contains(target)) {
            met.meet(target);
        }
    }

    private static List<String> targets(Transform transform, List<String> sources) {
        return sources.stream().map(transform::targetIndex).sorted().toList();
    }

    /// True where the source stands in another history than before: what was read under the old one
    /// does not count.
    private static boolean follow(Transform transform, OpenedOrigin origin, Histories histories) {
        boolean another = false;
        for (Map.Entry<String, Map<Integer, String>> index : origin.histories().entrySet()) {
            String target = transform.targetIndex(index.getKey());
            if (origin.live()) {
                another |= histories.follow(target, index.getValue());
            } else {
                histories.require(target, index.getValue());
            }
        }
        return another;
    }

    /// A live source that was read to its end has changed since: it is read again. A snapshot never
    /// changes.
    private static boolean isStale(OpenedOrigin origin, PositionStore positions, String job) {
        if (!origin.live()) {
            return false;
        }
        DocumentSource source = origin.source();
        var known = positions.all(job);
        return !known.isEmpty()
                && source.parts().stream()
                        .allMatch(
                                part ->
                                        known.containsKey(part.name())
                                                && known.get(part.name()).finished());
    }

    /// Positions count only for the very indices that were written: one that was made anew is
    /// filled from the start.
    private static String jobName(TargetDesk desk, OpenedOrigin origin, List<String> targets) {
        StringBuilder written = new StringBuilder();
        for (String target : targets) {
            written.append(target).append('=').append(desk.sink().index(target).uuid()).append(';');
        }
        return origin.name() + ":" + digest(written.toString());
    }

    private static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new TurnstoneException(
                    "This Java runtime lacks SHA-256.", "Use a complete Java runtime.", e);
        }
    }
}
