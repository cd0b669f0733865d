package dev.turnstone.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

class SearchHttpTest {
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void aWriteIsNeverSentTwiceWhenItsReusedConnectionIsCut(String method) throws IOException {
        var seen = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var http =
                        new SearchHttp(
                                Connection.to(
                                        URI.create("http://127.0.0.1:" + server.getLocalPort())))) {
            Thread.ofVirtual().start(() -> serve(server, seen));
            assertThat(http.send(new Call(method, "/first", "{}")))
                    .isInstanceOf(Answer.Replied.class);
            assertThat(http.send(new Call(method, "/cut", "{}"))).isInstanceOf(Answer.Lost.class);
            assertThat(seen).hasValue(2);
        }
        assertThat(seen).hasValue(2);
    }

    /// Answers the first request of a connection, and cuts it at the second.
    private static void serve(ServerSocket server, AtomicInteger seen) {
        while (true) {
            try (var socket = server.accept()) {
                request(socket.getInputStream());
                seen.incrementAndGet();
                String answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                request(socket.getInputStream());
                seen.incrementAndGet();
            } catch (IOException _) {
                return;
            }
        }
    }

    /// Reads a request whose body is `{}`.
    private static void request(java.io.InputStream in) throws IOException {
        var read = new StringBuilder();
        while (!read.toString().endsWith("\r\n\r\n{}")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            read.append((char) next);
        }
    }
}
