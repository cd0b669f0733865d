package dev.turnstone.replay.shadow;

import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.Lines;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.model.traffic.Tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Sends one request to the target, as who we are there. Blocks.
final class Errand {
    private static final Header JSON = new Header("Content-Type", "application/json");

    private Errand() {}

    static Tuple run(Lines target, Carrier carrier) {
        SeenRequest sent = Rewrite.withoutIdentity(carrier.request());
        Instant at = Instant.now();
        try {
            return new Tuple(
                    carrier.exchange(),
                    sent,
                    at,
                    target.send(onTheWire(sent), carrier.isRepeatable()),
                    null);
        } catch (TurnstoneException | IllegalArgumentException e) {
            return new Tuple(carrier.exchange(), sent, at, null, String.valueOf(e.getMessage()));
        }
    }

    /// A path, and a type for the body that an amendment gave.
    private static SeenRequest onTheWire(SeenRequest sent) {
        String target = sent.target();
        int scheme = target.indexOf("://");
        String path =
                target.startsWith("/") || scheme < 0
                        ? target
                        : target.substring(Math.max(0, target.indexOf('/', scheme + 3)));
        boolean typed = sent.body().bytes().length() == 0 || hasType(sent.headers());
        if (typed && path.equals(target)) {
            return sent;
        }
        List<Header> headers = new ArrayList<>(sent.headers());
        if (!typed) {
            headers.add(JSON);
        }
        return new SeenRequest(sent.method(), path, headers, sent.body());
    }

    private static boolean hasType(List<Header> headers) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(JSON.name())) {
                return true;
            }
        }
        return false;
    }
}
