package dev.turnstone.replay.traffic;

import dev.turnstone.log.record.Exchanges;
import dev.turnstone.log.record.Tracked;
import dev.turnstone.log.record.TrafficRecord;

import java.time.Duration;
import java.util.Optional;

/// The traffic log that the proxies write, whichever it is, as replay reads it.
public final class LoggedExchanges implements ExchangeSource {
    private final Exchanges log;

    public LoggedExchanges(Exchanges log) {
        this.log = log;
    }

    /// What proxies say of themselves is passed over.
    @Override
    public Optional<Captured> next(Duration wait) {
        while (true) {
            Optional<Tracked> next = log.next(wait);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Tracked tracked = next.get();
            switch (tracked.told()) {
                case TrafficRecord.Recorded recorded -> {
                    return Optional.of(
                            new Captured(
                                    new Captured.Entry.Seen(recorded.exchange()), tracked::done));
                }
                case TrafficRecord.Gap gap -> {
                    return Optional.of(
                            new Captured(
                                    new Captured.Entry.Gap(
                                            gap.from(), gap.until(), gap.changing(), gap.reason()),
                                    tracked::done));
                }
                case TrafficRecord.Started _, TrafficRecord.Stopped _, TrafficRecord.Canary _ ->
                        tracked.done();
            }
        }
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
