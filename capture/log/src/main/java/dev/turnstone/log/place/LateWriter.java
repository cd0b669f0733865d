package dev.turnstone.log.place;

import dev.turnstone.log.LogException;
import dev.turnstone.log.LogHealth;
import dev.turnstone.log.TrafficLogWriter;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// A log that may not be there yet: it is opened in the background until that succeeds, and takes
/// nothing before. So a proxy can start, and say that it does not record, while its broker is away.
/// Any thread.
final class LateWriter implements TrafficLogWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LateWriter.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Supplier<TrafficLogWriter> opening;
    private final Thread thread;
    private volatile @Nullable TrafficLogWriter writer;
    private volatile LogHealth.Failing trouble;
    private volatile boolean closing;

    private LateWriter(Supplier<TrafficLogWriter> opening, LogHealth.Failing trouble) {
        this.opening = opening;
        this.trouble = trouble;
        this.thread = Thread.ofVirtual().name("traffic-log-opening").unstarted(this::run);
    }

    /// The log itself where it can be opened at once, else one that becomes it.
    static TrafficLogWriter open(Supplier<TrafficLogWriter> opening) {
        try {
            return opening.get();
        } catch (LogException e) {
            LOG.warn("{} It is tried again until it succeeds. {}", e.getMessage(), e.remedy());
            LateWriter late = new LateWriter(opening, failing(e));
            late.thread.start();
            return late;
        }
    }

    @Override
    public Offer offer(long lane, List<ByteBuffer> record, Receipt receipt) {
        TrafficLogWriter there = writer;
        return there == null ? Offer.FAILED : there.offer(lane, record, receipt);
    }

    @Override
    public Offer offerToAll(List<ByteBuffer> record, Receipt receipt) {
        TrafficLogWriter there = writer;
        return there == null ? Offer.FAILED : there.offerToAll(record, receipt);
    }

    @Override
    public LogHealth health() {
        TrafficLogWriter there = writer;
        return there == null ? trouble : there.health();
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        TrafficLogWriter there = writer;
        if (there != null) {
            there.close();
        }
    }

    private void run() {
        while (writer == null && !closing) {
            try {
                Thread.sleep(AGAIN);
                writer = opening.get();
                LOG.info("The traffic log can be written now.");
            } catch (InterruptedException e) {
                return;
            } catch (LogException e) {
                trouble = failing(e);
            } catch (RuntimeException | Error e) {
                LOG.error("Opening the traffic log failed; it is tried again", e);
            }
        }
    }

    private static LogHealth.Failing failing(LogException e) {
        return new LogHealth.Failing(String.valueOf(e.getMessage()), e.remedy());
    }
}
