package dev.turnstone.log.segment;

import dev.turnstone.log.LogException;
import dev.turnstone.log.LogHealth;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;

/// Writes a segment log: one thread of its own groups what waits into blocks and makes each group
/// durable at once.
///
/// When the disk fails, what was taken stays in memory and is tried again until it is durable; what
/// does not fit any more is refused at [#offer], so that the caller can note the gap. Anything else
/// that goes wrong ends the writer: whoever waits is told that it is lost, and the health says so.
/// One writer per directory, held by a file lock.
public final class SegmentWriter implements TrafficLogWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentWriter.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final int LAST_TRIES = 10;

    private final SegmentSettings settings;
    private final Recovery recovery;
    private final FileChannel lock;
    private final SegmentAppender appender;
    private final BlockPacker packer;
    private final PendingQueue queue;
    private final RetentionKeeper retention;
    private final Thread thread;
    private final ArrayDeque<Group> underWay = new ArrayDeque<>();
    private volatile LogHealth.@Nullable Failing trouble;
    private volatile boolean closing;

    private SegmentWriter(
            SegmentFiles files, SegmentSettings settings, SegmentRemoval removal, FileChannel lock)
            throws IOException {
        this.settings = settings;
        this.lock = lock;
        this.recovery = Recovery.of(files);
        this.appender = new SegmentAppender(files, settings.segmentBytes(), recovery);
        this.packer = new BlockPacker(settings);
        this.queue = new PendingQueue(settings.queueBytes(), settings.blockBytes());
        this.thread = Thread.ofPlatform().name("traffic-log-writer").unstarted(this::run);
        this.retention =
                RetentionKeeper.start(files, settings.retention(), removal, InstantSource.system());
    }

    /// Opens the log in this directory, creating it where there is none; a torn tail is cut off.
    public static SegmentWriter open(Path directory, SegmentSettings settings) {
        return open(directory, settings, SegmentRemoval::gradually);
    }

    static SegmentWriter open(Path directory, SegmentSettings settings, SegmentRemoval removal) {
        try {
            Files.createDirectories(directory);
            SegmentFiles files = new SegmentFiles(directory);
            SegmentWriter writer =
                    new SegmentWriter(files, settings, removal, locked(files.lock()));
            writer.retention.keep();
            writer.thread.start();
            return writer;
        } catch (IOException e) {
            throw SegmentFiles.unreadable(directory, e);
        }
    }

    /// What was found at opening.
    public Recovery recovery() {
        return recovery;
    }

    @Override
    public Offer offerToAll(List<ByteBuffer> record, Receipt receipt) {
        return offer(0, record, receipt);
    }

    @Override
    public Offer offer(long lane, List<ByteBuffer> record, Receipt receipt) {
        if (queue.offer(record, receipt)) {
            return Offer.TAKEN;
        }
        return trouble == null && !closing ? Offer.FULL : Offer.FAILED;
    }

    @Override
    public LogHealth health() {
        LogHealth.Failing failing = trouble;
        return failing == null ? new LogHealth.Writing(queue.bytes()) : failing;
    }

    @Override
    public void close() {
        closing = true;
        queue.close();
        try (lock;
                appender;
                retention) {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The traffic log was not closed cleanly: {}", e.getMessage());
        }
    }

    private void run() {
        try {
            while (!queue.isDrained()) {
                underWay.addAll(queue.take(settings.groupDelay(), IDLE));
                write();
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            end(e);
        }
    }

    private void end(Throwable cause) {
        String why =
                cause instanceof TurnstoneException told
                        ? told.getMessage()
                        : "an error that nobody expected, see the messages of this process.";
        var end =
                new LogHealth.Failing(
                        "The traffic log is no longer written: " + why,
                        "Start the proxy again: what passed unrecorded is told as a gap and read"
                                + " from the source.");
        trouble = end;
        queue.close();
        underWay.addAll(queue.rest());
        giveUp(end.reason());
        LOG.error("The traffic log's writer has ended.", cause);
    }

    private static void lost(Group group, String reason) {
        for (Receipt each = group.pollReceipt(); each != null; each = group.pollReceipt()) {
            try {
                each.lost(reason);
            } catch (RuntimeException | Error e) {
                LOG.error("One who waited for the traffic log could not be told.", e);
            }
        }
    }

    private void giveUp(String reason) {
        for (Group each = underWay.poll(); each != null; each = underWay.poll()) {
            lost(each, reason);
            queue.giveBack(each);
        }
    }

    /// Tries until all that is under way is durable; while closing, only for a while, and nothing
    /// is written after that.
    private void write() throws InterruptedException {
        long tries = 0;
        while (!underWay.isEmpty()) {
            try {
                int durable = append();
                trouble = null;
                for (int i = 0; i < durable; i++) {
                    durable(underWay.element());
                    queue.giveBack(underWay.remove());
                }
            } catch (IOException e) {
                tell(e);
                tries = closing ? tries + 1 : 0;
                if (tries > LAST_TRIES) {
                    // What came behind goes as well: a word of an orderly end would hide the loss.
                    queue.close();
                    underWay.addAll(queue.rest());
                    giveUp(trouble(e));
                    return;
                }
                Thread.sleep(IDLE);
            }
        }
    }

    private void durable(Group group) {
        queue.settled(group);
        for (Receipt each = group.pollReceipt(); each != null; each = group.pollReceipt()) {
            each.durable();
        }
    }

    /// Makes as many groups durable as the segment takes, and tells how many.
    private int append() throws IOException {
        boolean begins = appender.begin();
        int appended = 0;
        for (Group group : underWay) {
            appended++;
            if (appender.append(packer.pack(appender.nextOffset(), group), group.count())) {
                break;
            }
        }
        appender.commit();
        if (begins) {
            retention.keep();
        }
        return appended;
    }

    private void tell(IOException e) {
        String reason = trouble(e);
        if (trouble == null) {
            LOG.warn("{}", reason);
        }
        trouble =
                new LogHealth.Failing(
                        reason, "Free space or mend the disk: writing goes on by itself.");
        retention.keep();
    }

    private static String trouble(IOException e) {
        return "The traffic log cannot be written: " + e.getMessage();
    }

    private static FileChannel locked(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("held by this process", e);
        }
        channel.close();
        throw new LogException(
                "The traffic log in " + path.getParent() + " is being written by another proxy.",
                "Give each proxy a directory of its own, or end the other one.");
    }
}
