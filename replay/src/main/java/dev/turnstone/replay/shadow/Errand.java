package dev.turnstone.replay.shadow;

import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.model.traffic.Tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Sends one request to the target, as who we are there. Blocks.
final class Errand {
    private static final String JSON = "application/json";

    private Errand() {}

    static Tuple run(ClusterClient target, Carrier carrier) {
        SeenRequest sent = Rewrite.withoutIdentity(carrier.request());
        Instant at = Instant.now();
        long began = System.nanoTime();
        try {
            ClusterAnswer answer = target.sendOnce(request(sent));
            return new Tuple(
                    carrier.exchange(), sent, at, seen(answer, System.nanoTime() - began), null);
        } catch (TurnstoneException | IllegalArgumentException e) {
            return new Tuple(carrier.exchange(), sent, at, null, String.valueOf(e.getMessage()));
        }
    }

    private static ClusterRequest request(SeenRequest sent) {
        String type =
                sent.headers().stream()
                        .filter(header -> header.name().equalsIgnoreCase("content-type"))
                        .map(Header::value)
                        .findFirst()
                        .orElse(JSON);
        String target = sent.target();
        int scheme = target.indexOf("://");
        String path =
                target.startsWith("/") || scheme < 0
                        ? target
                        : target.substring(Math.max(0, target.indexOf('/', scheme + 3)));
        return new ClusterRequest(sent.method(), path, sent.body().bytes(), type, false);
    }

    private static SeenAnswer seen(ClusterAnswer answer, long nanos) {
        List<Header> headers = new ArrayList<>();
        answer.headers()
                .forEach(
                        (name, values) ->
                                values.forEach(value -> headers.add(new Header(name, value))));
        return new SeenAnswer(
                answer.status(),
                headers,
                new Payload(answer.body(), answer.body().length(), null),
                Duration.ofNanos(nanos));
    }
}
