package dev.turnstone.replay.traffic;

import dev.turnstone.log.record.CanaryMark;
import dev.turnstone.log.record.Exchanges;
import dev.turnstone.log.record.Origin;
import dev.turnstone.log.record.Tracked;
import dev.turnstone.log.record.TrafficRecord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The traffic log that the proxies write, whichever it is, as replay reads it.
public final class LoggedExchanges implements ExchangeSource {
    private final Exchanges log;
    private final LongSupplier nanos;
    private final ProxyEnds ends = new ProxyEnds();
    private final CanaryWatch canaries;

    public LoggedExchanges(Exchanges log) {
        this(log, new CanaryWatch((_, _) -> true, InstantSource.system()));
    }

    /// Tells this watch of the canaries that come by.
    public LoggedExchanges(Exchanges log, CanaryWatch canaries) {
        this(log, canaries, System::nanoTime);
    }

    LoggedExchanges(Exchanges log, CanaryWatch canaries, LongSupplier nanos) {
        this.log = log;
        this.canaries = canaries;
        this.nanos = nanos;
    }

    /// What proxies say of themselves is passed over, but for a life that ended without a word:
    /// that is a gap.
    @Override
    public Optional<Captured> next(Duration wait) {
        while (true) {
            var silence = ends.silence(heard(), log::holds);
            if (silence.isPresent()) {
                return silence.map(LoggedExchanges::unended);
            }
            Optional<Tracked> next = log.next(wait);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Optional<Captured.Entry> entry = entry(next.get());
            if (entry.isPresent()) {
                return Optional.of(new Captured(entry.get(), done(next.get())));
            }
            if (!isSignOfLife(next.get())) {
                next.get().done();
            }
        }
    }

    /// A clock that stands still while the log cannot be heard.
    private long heard() {
        return nanos.getAsLong() - log.unheard().toNanos();
    }

    private Runnable done(Tracked tracked) {
        return tracked.told() instanceof TrafficRecord.Recorded recorded
                ? canaries.read(recorded.key(), recorded.exchange(), tracked.whenDone())
                : tracked.whenDone();
    }

    private static boolean isSignOfLife(Tracked tracked) {
        return tracked.told() instanceof TrafficRecord.Canary canary && canary.isSignOfLife();
    }

    private Optional<Captured.Entry> entry(Tracked tracked) {
        String stream = tracked.position().stream();
        return switch (tracked.told()) {
            case TrafficRecord.Recorded recorded -> {
                ends.heard(stream, recorded.origin());
                yield Optional.of(new Captured.Entry.Seen(recorded.exchange()));
            }
            case TrafficRecord.Gap gap ->
                    Optional.of(
                            new Captured.Entry.Gap(
                                    gap.from(), gap.until(), gap.changing(), gap.reason()));
            case TrafficRecord.Started(Origin origin, Instant at, var _) ->
                    ends.begins(stream, origin, at).map(since -> unended(origin, since, at));
            case TrafficRecord.Stopped stopped -> {
                ends.ended(stream, stopped.origin());
                canaries.ended(stopped.origin());
                yield Optional.empty();
            }
            case TrafficRecord.Canary canary -> {
                if (canary.isSignOfLife()) {
                    ends.lives(tracked, canary.origin());
                }
                CanaryMark.of(canary).ifPresent(canaries::marked);
                yield Optional.empty();
            }
        };
    }

    private static Captured unended(ProxyEnds.Silence silence) {
        var gap =
                new Captured.Entry.Gap(
                        silence.since(),
                        Instant.now(),
                        -1,
                        "the proxy "
                                + silence.proxy().proxy()
                                + " has been silent since "
                                + silence.since()
                                + " and had not ended in order, so that its last requests may not"
                                + " have been recorded");
        return new Captured(gap, () -> silence.signs().forEach(Tracked::done));
    }

    /// Nobody counted what is missing.
    private static Captured.Entry unended(Origin proxy, Instant since, Instant at) {
        return new Captured.Entry.Gap(
                since,
                at,
                -1,
                "the proxy "
                        + proxy.proxy()
                        + " began again and had not ended in order, so that its last requests may"
                        + " not have been recorded");
    }

    @Override
    public Instant readBefore(Instant then) {
        return log.readBefore(then);
    }

    @Override
    public long gains() {
        return log.gains();
    }

    @Override
    public void commit() {
        log.commit();
    }

    @Override
    public void close() {
        log.close();
    }
}
