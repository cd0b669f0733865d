package dev.turnstone.model.cluster;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

import javax.net.ssl.SSLContext;

/// Sends captured requests to a cluster as they are, each once, over connections that are kept. Any
/// number of threads; every call blocks.
///
/// Much leaner than [ClusterClient], which is for questions of our own: what was captured is sent
/// by the ten thousand a second, and neither retried nor read as JSON.
public final class Lines implements AutoCloseable {
    private static final int USUAL_HEAD = 256;

    private final ClusterEndpoint endpoint;
    private final Credentials credentials;
    private final Nodes nodes;
    private final Throttle throttle;
    private final @Nullable SSLContext tls;
    private final Silence silence;
    private final ConcurrentLinkedDeque<Line> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Lines(ClusterEndpoint endpoint) {
        this.endpoint = endpoint;
        this.credentials = new Credentials(endpoint.auth(), InstantSource.system());
        this.nodes = new Nodes(endpoint.nodes());
        this.throttle = new Throttle(endpoint.limits(), Ticker.system());
        this.silence = new Silence(endpoint.limits().answer());
        boolean secure =
                endpoint.nodes().stream().anyMatch(n -> "https".equalsIgnoreCase(n.getScheme()));
        this.tls = secure ? TlsContext.of(endpoint.tls()) : null;
    }

    /// The answer, whatever its status; throws [ClusterException.Unreachable] without one. A
    /// request that only `reads` is sent again where a kept connection turns out to be gone.
    public SeenAnswer send(SeenRequest request, boolean reads) {
        try {
            throttle.enter();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException.Cancelled(named(request) + " was cancelled.", e);
        }
        URI node = nodes.current();
        try {
            return exchange(node, request, reads);
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            throw new ClusterException.Cancelled(named(request) + " was cancelled.", e);
        } catch (IOException e) {
            nodes.leave(node);
            throw unreached(node, named(request), e);
        } finally {
            throttle.leave();
        }
    }

    private static ClusterRequest named(SeenRequest request) {
        return new ClusterRequest(request.method(), request.target(), List.of(), "", false);
    }

    /// Ends the connections that are not in use; the others end with their answers.
    @Override
    public void close() {
        closed = true;
        silence.close();
        for (Line line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
            line.close();
        }
    }

    private SeenAnswer exchange(URI node, SeenRequest request, boolean reads) throws IOException {
        byte[] head = head(node, request);
        Line line = take(node);
        while (true) {
            try {
                SeenAnswer answer =
                        line.exchange(
                                head, request.body().bytes(), request.method().equals("HEAD"));
                giveBack(line);
                return answer;
            } catch (Line.Gone e) {
                line.close();
                if (!line.isUsed() || !reads) {
                    throw e;
                }
                line = Line.open(node, tls, endpoint.limits(), silence);
            } catch (IOException | RuntimeException e) {
                line.close();
                throw e;
            }
        }
    }

    private Line take(URI node) throws IOException {
        for (Line line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
            if (line.node().equals(node)) {
                return line;
            }
            line.close();
        }
        return Line.open(node, tls, endpoint.limits(), silence);
    }

    private void giveBack(Line line) {
        if (!line.isKept()) {
            line.close();
            return;
        }
        idle.addFirst(line);
        if (closed) {
            close();
        }
    }

    private byte[] head(URI node, SeenRequest request) {
        Body body = request.body().bytes();
        List<Body> parts = body.length() == 0 ? List.of() : List.of(body);
        String path = (node.getRawPath() == null ? "" : node.getRawPath()) + request.target();
        Map<String, String> own = Map.of();
        if (!(endpoint.auth() instanceof Auth.None)) {
            URI address =
                    credentials.address(
                            URI.create(node.getScheme() + "://" + node.getRawAuthority() + path));
            own = credentials.headers(request.method(), address, parts);
            path = target(address);
        }
        var head = new StringBuilder(USUAL_HEAD);
        head.append(plain(request.method())).append(' ').append(plain(path));
        head.append(" HTTP/1.1\r\nHost: ").append(node.getRawAuthority()).append("\r\n");
        for (Header header : request.headers()) {
            add(head, header.name(), header.value());
        }
        own.forEach((name, value) -> add(head, name, value));
        if (body.length() > 0 || !request.method().equals("GET")) {
            add(head, "Content-Length", Integer.toString(body.length()));
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String target(URI address) {
        return address.getRawQuery() == null
                ? address.getRawPath()
                : address.getRawPath() + "?" + address.getRawQuery();
    }

    private static void add(StringBuilder head, String name, String value) {
        head.append(plain(name)).append(": ").append(plain(value)).append("\r\n");
    }

    /// A line end in what an amendment made would begin another header.
    private static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                throw new IllegalArgumentException(
                        "request: a line end in its head (expected: none)");
            }
        }
        return text;
    }

    private ClusterException unreached(URI node, ClusterRequest named, IOException e) {
        return Unreached.from(
                node,
                named,
                e,
                new Patience(0, endpoint.limits().patience(), Ticker.system(), () -> 0));
    }
}
