package dev.turnstone.log.record;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.SeenRequest;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One record of a traffic log.
public sealed interface TrafficRecord {
    Origin origin();

    /// What a consumer is told; the other records are pieces that [Exchanges] puts together.
    sealed interface Told extends TrafficRecord {}

    /// An exchange that has ended. Where a body came in chunks, `bytes` of its payload is only what
    /// comes behind the last chunk, and the payload's length and digest are those of all of it.
    record Recorded(Origin origin, Exchange exchange, int requestChunks, int answerChunks)
            implements Told {
        public Recorded {
            if (!origin.proxy().equals(exchange.proxy())) {
                throw new IllegalArgumentException(
                        "proxy: " + exchange.proxy() + " (expected: " + origin.proxy() + ")");
            }
        }

        public ExchangeKey key() {
            return new ExchangeKey(origin, exchange.connection(), exchange.number());
        }
    }

    /// A long exchange has begun: written before its first chunk, so that its request is known
    /// should the proxy die. When `whole`, the request's body is here and none of it comes in
    /// chunks. `elsewhere` is as in an [Exchange].
    record Opened(
            ExchangeKey key,
            Instant begun,
            SeenRequest request,
            boolean whole,
            @Nullable String elsewhere)
            implements TrafficRecord {
        @Override
        public Origin origin() {
            return key.origin();
        }
    }

    /// A piece of a long body. The index counts from 0 on each side; `last` says that the body ends
    /// with this piece, which the proxy tells where it knows.
    record Chunk(ExchangeKey key, Side side, int index, boolean last, Body bytes)
            implements TrafficRecord {
        @Override
        public Origin origin() {
            return key.origin();
        }
    }

    /// Exchanges that were passed but not recorded; `changing` of them could have changed data.
    record Gap(
            Origin origin,
            Instant from,
            Instant until,
            long exchanges,
            long changing,
            String reason)
            implements Told {}

    /// The proxy began to serve, in front of these nodes.
    record Started(Origin origin, Instant at, List<String> nodes) implements Told {
        public Started {
            nodes = List.copyOf(nodes);
        }
    }

    /// The proxy ended in order: it has recorded all that it passed, or noted the gap.
    record Stopped(Origin origin, Instant at) implements Told {}

    /// A mark that went along with the traffic, to measure how far behind a hop is.
    record Canary(Origin origin, String id, String hop, Instant at) implements Told {
        /// The hop of those that a proxy writes every few seconds while it lives.
        public static final String ALIVE = "alive";

        /// The proxy lives: should nothing follow, not even its end, then it died.
        public boolean isSignOfLife() {
            return hop.equals(ALIVE);
        }
    }

    /// A record of a kind or version that this program does not know.
    record Unknown(int version, int kind) implements TrafficRecord {
        @Override
        public Origin origin() {
            return new Origin("", 0);
        }
    }
}
