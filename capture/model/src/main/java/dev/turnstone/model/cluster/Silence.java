package dev.turnstone.model.cluster;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Ends connections on which nothing moved for too long while somebody waits for an answer. So a
/// read is one call of the system: with a time limit of its own it would be three. Any thread.
final class Silence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Silence.class);
    private static final int LOOKS = 8;
    private static final Duration SELDOM = Duration.ofSeconds(1);

    private final Duration limit;
    private final Duration between;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private boolean begun;
    private volatile boolean closed;

    Silence(Duration limit) {
        this.limit = limit;
        Duration part = limit.dividedBy(LOOKS);
        this.between = part.compareTo(SELDOM) < 0 ? part.plusMillis(1) : SELDOM;
    }

    /// Until it is closed.
    Line watch(Line line) {
        lines.add(line);
        begin();
        return line;
    }

    /// What is still under way is watched to its end.
    @Override
    public void close() {
        closed = true;
    }

    private synchronized void begin() {
        if (!begun) {
            begun = true;
            Thread.ofVirtual().name("line-silence").start(this::look);
        }
    }

    /// One of the edges: should this break, nobody may wait for what it would have ended.
    private void look() {
        try {
            while (goesOn()) {
                Thread.sleep(between);
                long now = System.nanoTime();
                lines.removeIf(line -> line.endIfSilent(now, limit));
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            LOG.error("Connections are ended, since nobody watches them: {}", e.getMessage(), e);
            ended();
            lines.forEach(Line::close);
        }
    }

    /// A line that comes after the end is watched by the next thread.
    private synchronized boolean goesOn() {
        begun = !closed || !lines.isEmpty();
        return begun;
    }

    private synchronized void ended() {
        begun = false;
    }
}
