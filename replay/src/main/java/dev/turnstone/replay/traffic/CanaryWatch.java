package dev.turnstone.replay.traffic;

import dev.turnstone.log.record.CanaryMark;
import dev.turnstone.log.record.ExchangeKey;
import dev.turnstone.log.record.Origin;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.SeenAnswer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Follows canaries on their way: from the mark in the log to the document on the target. Any
/// thread; clocks of proxy and worker are taken to agree.
public final class CanaryWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CanaryWatch.class);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int MOST_LOOKS = 50;
    private static final int MISSED = 3;
    private static final int MOST_DUE = 1_000;

    private final Target target;
    private final InstantSource clock;
    private final Map<ExchangeKey, CanaryMark> due = new LinkedHashMap<>();
    private final Map<String, CanarySight> sights = new TreeMap<>();

    public CanaryWatch(Target target, InstantSource clock) {
        this.target = target;
        this.clock = clock;
    }

    /// Where canaries are to arrive.
    public interface Target {
        /// Whether what was sent then, or later, to this path of the source is there. Blocks.
        boolean has(String path, Instant sent);
    }

    /// How each proxy's canaries fare; none for proxies that send none.
    public synchronized List<CanarySight> sights() {
        Instant now = clock.instant();
        return sights.values().stream().map(sight -> judged(sight, now)).toList();
    }

    synchronized void marked(CanaryMark mark) {
        due.put(mark.key(), mark);
        if (due.size() > MOST_DUE) {
            due.remove(due.keySet().iterator().next());
        }
        sights.putIfAbsent(
                mark.origin().proxy(),
                new CanarySight(
                        mark.origin().proxy(), false, 0, mark.sent(), mark.every(), 0, 0, 0, 0));
    }

    /// A proxy that ends in order sends no more.
    synchronized void ended(Origin proxy) {
        sights.remove(proxy.proxy());
        due.keySet().removeIf(key -> key.origin().equals(proxy));
    }

    /// What is to be done when this exchange is done with.
    Runnable read(ExchangeKey key, Exchange exchange, Runnable done) {
        CanaryMark mark = taken(key);
        SeenAnswer answer = exchange.answer();
        if (mark == null || answer == null || answer.status() >= 300) {
            return done;
        }
        Instant answered = exchange.begun().plus(answer.took());
        Instant read = clock.instant();
        return () -> {
            done.run();
            Instant finished = clock.instant();
            String path = exchange.request().target();
            Thread.ofVirtual()
                    .name("canary-look")
                    .start(() -> look(mark, path, answered, read, finished));
        };
    }

    private void look(
            CanaryMark mark, String path, Instant answered, Instant read, Instant finished) {
        try {
            for (int i = 0; i < MOST_LOOKS; i++) {
                if (target.has(path, mark.sent())) {
                    seen(mark, answered, read, finished);
                    return;
                }
                Thread.sleep(LOOK);
            }
            LOG.warn("A canary is done with and is not on the target: {}", path);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.warn("Canaries cannot be looked for on the target: {}", e.getMessage());
        }
    }

    private synchronized void seen(
            CanaryMark mark, Instant answered, Instant read, Instant finished) {
        CanarySight before = sights.get(mark.origin().proxy());
        if (before == null || mark.sent().isBefore(before.sent())) {
            return;
        }
        sights.put(
                before.proxy(),
                new CanarySight(
                        before.proxy(),
                        true,
                        before.arrived() + 1,
                        mark.sent(),
                        mark.every(),
                        since(mark, answered),
                        since(mark, read),
                        since(mark, finished),
                        since(mark, clock.instant())));
    }

    private synchronized @Nullable CanaryMark taken(ExchangeKey key) {
        return due.isEmpty() ? null : due.remove(key);
    }

    private static CanarySight judged(CanarySight sight, Instant now) {
        Instant overdue = sight.sent().plus(sight.every().multipliedBy(MISSED)).plus(GRACE);
        return new CanarySight(
                sight.proxy(),
                sight.arrived() > 0 && now.isBefore(overdue),
                sight.arrived(),
                sight.sent(),
                sight.every(),
                sight.answeredMs(),
                sight.readMs(),
                sight.doneMs(),
                sight.seenMs());
    }

    private static long since(CanaryMark mark, Instant then) {
        return Math.max(0, Duration.between(mark.sent(), then).toMillis());
    }
}
