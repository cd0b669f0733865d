package dev.turnstone.proxy;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A source of one class: keeps every byte that it is sent, and does with a connection whatever a
/// test wants.
final class StubSource implements AutoCloseable {
    /// What is done with a connection; it is closed afterwards.
    @FunctionalInterface
    interface Behaviour {
        void serve(Connection connection) throws IOException;
    }

    /// A connection and every byte that came over it.
    static final class Connection {
        private final Socket socket;
        private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
        private final InputStream in;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        synchronized byte[] seen() {
            return seen.toByteArray();
        }

        /// -1 at the end.
        int read() throws IOException {
            int next = in.read();
            if (next >= 0) {
                synchronized (this) {
                    seen.write(next);
                }
            }
            return next;
        }

        /// The next head, or an empty text at the end.
        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = read();
                if (next < 0) {
                    return "";
                }
                head.append((char) next);
            }
            return head.toString();
        }

        void body(long length) throws IOException {
            for (long i = 0; i < length; i++) {
                read();
            }
        }

        /// Reads to the end, without keeping what comes.
        long drain() throws IOException {
            byte[] buffer = new byte[64 << 10];
            long all = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all += n;
            }
            return all;
        }

        long skip(long length) throws IOException {
            byte[] buffer = new byte[64 << 10];
            long left = length;
            while (left > 0) {
                int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (n < 0) {
                    break;
                }
                left -= n;
            }
            return length - left;
        }

        OutputStream out() throws IOException {
            return socket.getOutputStream();
        }

        void send(String text) throws IOException {
            out().write(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            out().flush();
        }
    }

    private final ServerSocket listener;
    private final Behaviour behaviour;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final Thread accepting;

    private StubSource(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = Thread.startVirtualThread(this::accept);
    }

    static StubSource that(Behaviour behaviour) {
        return new StubSource(behaviour);
    }

    /// Keeps what comes and never answers.
    static StubSource mute() {
        return that(
                connection -> {
                    int last = 0;
                    while (last >= 0) {
                        last = connection.read();
                    }
                });
    }

    /// Answers each request without a body, or with a plain length, by its request line.
    static StubSource echo() {
        return that(
                connection -> {
                    for (String head = connection.head();
                            !head.isEmpty();
                            head = connection.head()) {
                        connection.body(length(head));
                        String line = head.substring(0, head.indexOf("\r\n"));
                        boolean isHead = line.startsWith("HEAD");
                        connection.send(
                                "HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s"
                                        .formatted(line.length(), isHead ? "" : line));
                    }
                });
    }

    static long length(String head) {
        return head.lines()
                .filter(
                        line ->
                                line.toLowerCase(java.util.Locale.ROOT)
                                        .startsWith("content-length:"))
                .mapToLong(line -> Long.parseLong(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /// Those over which something came: health checks send nothing.
    List<Connection> connections() {
        return connections.stream().filter(connection -> connection.seen().length > 0).toList();
    }

    /// Every byte that came, one connection after the other.
    byte[] seen() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        connections.forEach(connection -> all.writeBytes(connection.seen()));
        return all.toByteArray();
    }

    /// Nothing listens afterwards: while a thread waits in it, a listener is closed only by that
    /// thread, a moment later.
    @Override
    public void close() {
        try {
            listener.close();
            accepting.join();
            for (Connection connection : connections) {
                connection.socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Connection connection = new Connection(listener.accept());
                connections.add(connection);
                Thread.startVirtualThread(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Connection connection) {
        try (Socket socket = connection.socket) {
            behaviour.serve(connection);
            socket.shutdownOutput();
        } catch (IOException e) {
            // The other side is gone: that is what some tests are about.
        }
    }
}
