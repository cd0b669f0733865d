package dev.turnstone.replay.shadow;

import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.replay.captured.Interpreter;
import dev.turnstone.replay.traffic.Captured;

/// A captured exchange on its way, with the request that is sent for it. The entry of the log is
/// done when all that came of it is. Any thread.
record Carrier(Exchange exchange, boolean isRead, SeenRequest request, Open open) {
    static Carrier of(Captured captured, Exchange exchange) {
        return new Carrier(
                exchange,
                Interpreter.isRead(exchange),
                exchange.request(),
                new Open(captured.done()));
    }

    /// Another request in its company.
    Carrier beside(SeenRequest other) {
        open.oneMore();
        return new Carrier(exchange, isRead, other, open);
    }

    Carrier with(SeenRequest changed) {
        return new Carrier(exchange, isRead, changed, open);
    }

    void done() {
        open.done();
    }

    /// Sending it twice changes nothing, whatever was made of it.
    boolean isRepeatable() {
        return isRead
                && (request.equals(exchange.request())
                        || request.method().equals("GET")
                        || request.method().equals("HEAD"));
    }
}
