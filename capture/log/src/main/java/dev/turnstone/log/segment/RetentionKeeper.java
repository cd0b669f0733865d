package dev.turnstone.log.segment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NavigableMap;
import java.util.concurrent.Semaphore;

/// Removes whole segments from the front, as far as [Retention] allows, on a thread of its own: a
/// disk may take seconds for it, and a whole night's segments may go at once when a reader has
/// caught up. Any thread asks for it.
final class RetentionKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionKeeper.class);

    private final SegmentFiles files;
    private final Retention retention;
    private final SegmentRemoval removal;
    private final InstantSource clock;
    private final Semaphore due = new Semaphore(0);
    private final Thread thread;

    /// What was told last; its own thread only.
    private String trouble = "";

    private RetentionKeeper(
            SegmentFiles files, Retention retention, SegmentRemoval removal, InstantSource clock) {
        this.files = files;
        this.retention = retention;
        this.removal = removal;
        this.clock = clock;
        this.thread =
                Thread.ofPlatform().name("traffic-log-retention").daemon().unstarted(this::run);
    }

    static RetentionKeeper start(
            SegmentFiles files, Retention retention, SegmentRemoval removal, InstantSource clock) {
        RetentionKeeper keeper = new RetentionKeeper(files, retention, removal, clock);
        keeper.thread.start();
        return keeper;
    }

    /// Soon what may go goes.
    void keep() {
        due.release();
    }

    /// What was to go and has not gone yet stays for the next time.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                due.acquire();
                due.drainPermits();
                look();
            }
        } catch (InterruptedException e) {
            LOG.debug("closed", e);
        }
    }

    private void look() throws InterruptedException {
        try {
            while (removeOldest()) {
                LOG.debug("removed an old segment");
            }
            trouble = "";
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException(e.getMessage());
        } catch (IOException | RuntimeException | Error e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    /// Once, however often it is tried again.
    private void tell(String why) {
        if (!why.equals(trouble)) {
            trouble = why;
            LOG.warn("Old segments of the traffic log stay for now: {}", why);
        }
    }

    /// False when it is to stay. Each is decided on by what holds then: readers may come while
    /// those before it are removed.
    private boolean removeOldest() throws IOException, InterruptedException {
        NavigableMap<Long, Path> segments = files.segments();
        if (segments.size() < 2) {
            return false;
        }
        long total = 0;
        for (Path segment : segments.values()) {
            total += Files.size(segment);
        }
        Path oldest = segments.firstEntry().getValue();
        long next = segments.higherKey(segments.firstKey());
        boolean wasRead = next <= Consumers.leastCommitted(files.consumers());
        if (wasRead && (total > retention.readBytes() || isOld(oldest))) {
            removal.remove(oldest);
            return true;
        }
        if (total > retention.hardLimitBytes()) {
            removal.remove(oldest);
            LOG.warn(
                    "The traffic log is larger than its hard limit of {} bytes: records {} to {} were"
                            + " removed{}.",
                    retention.hardLimitBytes(),
                    segments.firstKey(),
                    next - 1,
                    wasRead ? "" : " before every consumer had read them");
            return true;
        }
        return false;
    }

    private boolean isOld(Path segment) throws IOException {
        Instant written = Files.getLastModifiedTime(segment).toInstant();
        return written.plus(retention.readAge()).isBefore(clock.instant());
    }
}
