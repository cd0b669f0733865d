package dev.turnstone.replay.traffic;

import dev.turnstone.model.traffic.Exchange;

import java.time.Instant;

/// One entry of the traffic log. `done` is called once, by any thread, when its effect is durable.
public record Captured(Entry entry, Runnable done) {

    /// What a log holds.
    public sealed interface Entry {
        /// An exchange that a proxy saw.
        record Seen(Exchange exchange) implements Entry {}

        /// A proxy could not record everything: what changed the source meanwhile, -1 where it was
        /// not even counted.
        record Gap(Instant from, Instant until, long changing, String reason) implements Entry {}
    }

    Instant at() {
        return switch (entry) {
            case Entry.Seen(Exchange exchange) -> exchange.begun();
            case Entry.Gap(_, Instant until, _, _) -> until;
        };
    }
}
