package dev.turnstone.replay.sink;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Looks now and then whether somebody else writes to an index of the target. A thread of its own
/// until closed.
///
/// Our own answers tell it: they leave numbers out. The target is asked only where some are missing
/// that belong to no bulk on its way.
final class ForeignWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ForeignWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final BulkTarget target;
    private final TargetIndices indices;
    private final TargetSequences sequences;
    private final Flights flights;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("foreign-watch").unstarted(this::run);

    ForeignWatch(
            BulkTarget target, TargetIndices indices, TargetSequences sequences, Flights flights) {
        this.target = target;
        this.indices = indices;
        this.sequences = sequences;
        this.flights = flights;
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }

    private void run() {
        try {
            while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                lookAtAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// An edge: an index that cannot be looked at now is looked at again.
    void lookAtAll() throws InterruptedException {
        for (TargetIndex index : indices.versioned()) {
            try {
                look(index);
            } catch (RuntimeException | Error e) {
                LOG.debug("{} could not be looked at", index.name(), e);
            }
        }
    }

    private void look(TargetIndex index) throws InterruptedException {
        Map<Integer, Long> unjudged = sequences.unjudged(index);
        if (unjudged.isEmpty()) {
            return;
        }
        flights.awaitThoseOfNow();
        Map<Integer, Long> missing = sequences.stillMissing(index, unjudged);
        if (missing.isEmpty()) {
            return;
        }
        List<ForeignWrite> found = sequences.judge(index, missing, target.shards(index));
        if (!found.isEmpty()) {
            ForeignWrite first = found.getFirst();
            LOG.warn(
                    "{} on the target: {} operations came from none of our answers, the first on"
                            + " shard {} at {}: somebody else writes there, or the target refused"
                            + " documents after it had numbered them. From now on every document"
                            + " there is looked at first, and what is not ours is left.",
                    index.name(),
                    found.stream().mapToLong(write -> write.numbers().length()).sum(),
                    first.shard(),
                    first.numbers().from());
        }
    }
}
