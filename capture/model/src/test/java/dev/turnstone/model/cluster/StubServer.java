package dev.turnstone.model.cluster;

import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ServerSocketFactory;

/// A cluster of one class: reads requests from a bare socket, notes them, and answers whatever a
/// test wants, down to the byte.
final class StubServer implements AutoCloseable {
    static final String ROOT =
            """
            {"cluster_name":"stub","version":{"distribution":"opensearch","number":"2.19.1"},
            "tagline":"The OpenSearch Project: https://opensearch.org/"}""";

    /// One request as it came.
    record Request(String method, String target, Map<String, String> headers, Body body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /// Writes the answer; after an exception the connection is closed.
    @FunctionalInterface
    interface Behaviour {
        void answer(Request request, OutputStream out) throws IOException;
    }

    private final ServerSocket listener;
    private final String scheme;
    private final Behaviour behaviour;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private StubServer(ServerSocketFactory factory, String scheme, Behaviour behaviour)
            throws IOException {
        this.listener = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.scheme = scheme;
        this.behaviour = behaviour;
        Thread.startVirtualThread(this::accept);
    }

    static StubServer of(Behaviour behaviour) throws IOException {
        return new StubServer(ServerSocketFactory.getDefault(), "http", behaviour);
    }

    static StubServer of(ServerSocketFactory tls, Behaviour behaviour) throws IOException {
        return new StubServer(tls, "https", behaviour);
    }

    /// Answers `/` as a cluster does, and everything else as told.
    static Behaviour cluster(Behaviour otherwise) {
        return (request, out) -> {
            if (request.target().equals("/")) {
                json(out, 200, ROOT);
            } else {
                otherwise.answer(request, out);
            }
        };
    }

    static void json(OutputStream out, int status, String body, String... headers)
            throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head.append("Content-Type: application/json\r\nContent-Length: ")
                .append(bytes.length)
                .append("\r\n\r\n");
        text(out, head.toString());
        out.write(bytes);
        out.flush();
    }

    static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static IOException hangUp() {
        return new EOFException("on purpose");
    }

    String url() {
        return scheme + "://localhost:" + listener.getLocalPort();
    }

    ClusterEndpoint endpoint() {
        return new ClusterEndpoint(URI.create(url()));
    }

    /// All but those that asked for the version.
    List<Request> requests() {
        return requests.stream().filter(r -> !r.target().equals("/")).toList();
    }

    Request last() {
        return requests().getLast();
    }

    int connections() {
        return connections.size();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : connections) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.add(socket);
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            var out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            for (Request request = read(in); request != null; request = read(in)) {
                requests.add(request);
                behaviour.answer(request, out);
            }
        } catch (IOException e) {
            // The test wanted it so, or the client left.
            return;
        }
    }

    private static @Nullable Request read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        var headers = new TreeMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IOException("no HTTP");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        String[] parts = first.split(" ", 3);
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(parts[0], parts[1], headers, Body.of(in.readNBytes(length)));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
