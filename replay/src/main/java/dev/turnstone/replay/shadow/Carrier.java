package dev.turnstone.replay.shadow;

import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.replay.captured.Interpreter;
import dev.turnstone.replay.traffic.Captured;

import java.util.concurrent.atomic.AtomicInteger;

/// A captured exchange on its way, with the request that is sent for it. The entry of the log is
/// done when all that came of it is. Any thread.
record Carrier(
        Captured captured,
        Exchange exchange,
        boolean isRead,
        SeenRequest request,
        AtomicInteger open) {
    static Carrier of(Captured captured, Exchange exchange) {
        return new Carrier(
                captured,
                exchange,
                Interpreter.isRead(exchange),
                exchange.request(),
                new AtomicInteger(1));
    }

    /// Another request in its company.
    Carrier beside(SeenRequest other) {
        open.incrementAndGet();
        return new Carrier(captured, exchange, isRead, other, open);
    }

    Carrier with(SeenRequest changed) {
        return new Carrier(captured, exchange, isRead, changed, open);
    }

    void done() {
        if (open.decrementAndGet() == 0) {
            captured.done().run();
        }
    }

    /// Sending it twice changes nothing, whatever was made of it.
    boolean isRepeatable() {
        return isRead
                && (request.equals(exchange.request())
                        || request.method().equals("GET")
                        || request.method().equals("HEAD"));
    }
}
