package dev.turnstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A node that takes its time says so by a block, which is too short on a real one to be waited
/// for.
class HealthTest {
    private static final String BLOCKED =
            "{\"blocks\":{\"global\":{\"1\":{\"description\":\"state not recovered / initialized\"}}}}";

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer node;

    @BeforeEach
    void start() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        node.start();
    }

    @AfterEach
    void stop() {
        node.stop(0);
    }

    @Test
    void aNodeServesOnceItHasReadItsState() {
        answer(List.of("", BLOCKED, "{\"blocks\":{}}"));
        Health.awaitServing("http://127.0.0.1:" + node.getAddress().getPort());
        assertThat(asked).hasValue(3);
    }

    /// One after the other; an empty one is a refusal.
    private void answer(List<String> bodies) {
        node.createContext(
                "/_cluster/state/blocks",
                exchange -> {
                    byte[] body = bodies.get(asked.getAndIncrement()).getBytes(UTF_8);
                    exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }
}
