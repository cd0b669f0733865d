package dev.turnstone.engine.operation;

import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.backfill.Backfill;
import dev.turnstone.replay.backfill.BackfillJob;
import dev.turnstone.replay.backfill.BackfillProgress;
import dev.turnstone.replay.ledger.PositionStore;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

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
        OpenedOrigin opened =
                new Origins(order, desk.ledger().epochs(), new LedgerClocks(desk, order.again()))
                        .open();
        try {
            var to = new BackfillTargets(desk, order.transform());
            OpenedOrigin origin = to.living(opened);
            List<String> sources = to.present(origin);
            List<String> targets =
                    sources.stream().map(order.transform()::targetIndex).sorted().toList();
            desk.requireTransform(targets, order.transform());
            desk.prepare(order.transform(), sources);
            String job = jobName(desk, origin, targets, order.transform().identity());
            PositionStore positions = desk.ledger().positions();
            boolean anotherHistory = to.follow(origin);
            MetIndices met = new MetIndices(desk, job);
            if (order.again()
                    || anotherHistory
                    || BackfillTargets.wereOfAnother(origin, positions.all(job))
                    || isStale(origin, positions, job)
                    || met.anyMadeAnew()) {
                positions.forget(job);
            }
            if (order.origin() instanceof Origin.File(Path file, _)
                    && isFinished(origin, positions, job)) {
                throw readBefore(file);
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
            opened.close();
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
        return BackfillResult.of(backfill.await(), origin);
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

    /// A live source that was read to its end has changed since: it is read again. A snapshot never
    /// changes.
    private static boolean isStale(OpenedOrigin origin, PositionStore positions, String job) {
        return origin.live() && isFinished(origin, positions, job);
    }

    /// Its lines may have been corrected by another file since, so that nobody reads it again by
    /// accident.
    private static TurnstoneException readBefore(Path file) {
        return new TurnstoneException(
                "The file " + file + " was read to its end before: nothing was done.",
                "Read it once more (--again) if its lines are to win over what was written since.");
    }

    private static boolean isFinished(OpenedOrigin origin, PositionStore positions, String job) {
        var known = positions.all(job);
        return !known.isEmpty()
                && origin.source().parts().stream()
                        .allMatch(
                                part ->
                                        known.containsKey(part.name())
                                                && known.get(part.name()).finished());
    }

    /// Positions count only for the very indices that were written, and for what was written to
    /// them: one that was made anew is filled from the start.
    private static String jobName(
            TargetDesk desk, OpenedOrigin origin, List<String> targets, String transform) {
        StringBuilder written = new StringBuilder(transform);
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
