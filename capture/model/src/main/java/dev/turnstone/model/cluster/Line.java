package dev.turnstone.model.cluster;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// A connection to one node that is kept from request to request. One thread at a time; blocks.
/// Whoever watches it for silence may end it.
final class Line implements AutoCloseable {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int CONTINUES_END = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final String LENGTH = "content-length";
    private static final String CODING = "transfer-encoding";

    private final URI node;
    private final Socket socket;
    private final OutputStream out;
    private final LineInput in;
    private boolean used;
    private boolean kept = true;
    private boolean waiting;
    private boolean late;
    private volatile boolean closed;
    private long seenMoves = -1;
    private long stillSince;

    private Line(URI node, Socket socket) throws IOException {
        this.node = node;
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = new LineInput(socket.getInputStream());
    }

    static Line open(URI node, @Nullable SSLContext tls, Limits limits, Silence silence)
            throws IOException {
        boolean secure = tls != null && "https".equalsIgnoreCase(node.getScheme());
        int port = node.getPort() >= 0 ? node.getPort() : secure ? HTTPS : HTTP;
        // A channel's socket reads by one call of the system, where no time is told to it.
        Socket plain = secure ? new Socket() : SocketChannel.open().socket();
        try {
            plain.setTcpNoDelay(true);
            plain.connect(new InetSocketAddress(node.getHost(), port), millis(limits.connect()));
            if (secure) {
                plain.setSoTimeout(millis(limits.answer()));
            }
            return silence.watch(
                    new Line(
                            node,
                            tls == null || !secure ? plain : secured(plain, node, port, tls)));
        } catch (SocketTimeoutException e) {
            plain.close();
            throw new HttpConnectTimeoutException("no connection in " + limits.connect());
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    URI node() {
        return node;
    }

    /// An answer came over it before: the other side may have closed it since.
    boolean isUsed() {
        return used;
    }

    /// Another request may follow.
    boolean isKept() {
        return kept;
    }

    /// Sends a request that was put into bytes. Throws [Gone] where the connection ended before any
    /// of an answer came.
    SeenAnswer exchange(byte[] head, Body body, boolean isHead) throws IOException {
        long began = System.nanoTime();
        kept = false;
        waiting(true);
        try {
            send(head, body);
            return answer(began, isHead);
        } catch (IOException e) {
            throw isLate() || e instanceof SocketTimeoutException
                    ? new HttpTimeoutException("no answer, or not the rest of it, came in time")
                    : e;
        } finally {
            waiting(false);
        }
    }

    private synchronized void waiting(boolean now) {
        waiting = now;
        in.moved();
    }

    private synchronized boolean isLate() {
        return late;
    }

    /// True where it is closed. One thread asks, now and then.
    synchronized boolean endIfSilent(long now, Duration limit) {
        long moves = in.moves();
        if (!waiting || moves != seenMoves) {
            seenMoves = moves;
            stillSince = now;
        } else if (now - stillSince >= limit.toNanos()) {
            late = true;
            close();
        }
        return closed;
    }

    private SeenAnswer answer(long began, boolean isHead) throws IOException {
        String status = status();
        int code = code(status);
        List<Header> headers = in.headers();
        while (code < CONTINUES_END) {
            status = in.line();
            code = code(status);
            headers = in.headers();
        }
        boolean empty = isHead || code == NO_CONTENT || code == NOT_MODIFIED;
        Body answered = empty ? Body.EMPTY : body(headers);
        used = true;
        kept =
                (empty || isFramed(headers))
                        && !is(headers, "connection", "close")
                        && !status.startsWith("HTTP/1.0");
        return new SeenAnswer(
                code,
                headers,
                new Payload(answered, answered.length(), null),
                Duration.ofNanos(System.nanoTime() - began));
    }

    /// The other side had closed the connection: nothing of an answer came.
    static final class Gone extends IOException {
        private static final long serialVersionUID = 1L;

        Gone(Throwable cause) {
            super("the connection was closed", cause);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
            return;
        }
    }

    private void send(byte[] head, Body body) throws IOException {
        try {
            if (body.length() == 0) {
                out.write(head);
            } else {
                byte[] all = new byte[head.length + body.length()];
                System.arraycopy(head, 0, all, 0, head.length);
                System.arraycopy(body.array(), body.offset(), all, head.length, body.length());
                out.write(all);
            }
            out.flush();
        } catch (IOException e) {
            throw new Gone(e);
        }
    }

    private String status() throws IOException {
        try {
            if (in.begins()) {
                return in.line();
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw new Gone(e);
        }
        throw new Gone(new ProtocolException("no answer"));
    }

    private Body body(List<Header> headers) throws IOException {
        if (is(headers, CODING, "chunked")) {
            return in.chunks();
        }
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(LENGTH)) {
                return in.exactly(length(header));
            }
        }
        return in.rest();
    }

    private static boolean isFramed(List<Header> headers) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(LENGTH) || header.name().equalsIgnoreCase(CODING)) {
                return true;
            }
        }
        return false;
    }

    private static long length(Header header) throws ProtocolException {
        try {
            long length = Long.parseLong(header.value());
            if (length >= 0) {
                return length;
            }
        } catch (NumberFormatException e) {
            throw new ProtocolException("Invalid header: content-length");
        }
        throw new ProtocolException("Invalid header: content-length");
    }

    private static int code(String status) throws ProtocolException {
        int from = "HTTP/1.1 ".length();
        boolean fits =
                status.startsWith("HTTP/1.")
                        && status.length() >= from + 3
                        && status.charAt(from - 1) == ' '
                        && (status.length() == from + 3 || status.charAt(from + 3) == ' ');
        int code = 0;
        for (int at = from; fits && at < from + 3; at++) {
            fits = status.charAt(at) >= '0' && status.charAt(at) <= '9';
            code = code * 10 + status.charAt(at) - '0';
        }
        if (!fits || code < 100) {
            throw new ProtocolException("Invalid status line");
        }
        return code;
    }

    private static boolean is(List<Header> headers, String name, String value) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name) && header.value().equalsIgnoreCase(value)) {
                return true;
            }
        }
        return false;
    }

    private static Socket secured(Socket plain, URI node, int port, SSLContext tls)
            throws IOException {
        var socket =
                (SSLSocket) tls.getSocketFactory().createSocket(plain, node.getHost(), port, true);
        SSLParameters checking = socket.getSSLParameters();
        checking.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(checking);
        socket.startHandshake();
        return socket;
    }

    private static int millis(Duration duration) {
        return Math.clamp(duration.toMillis(), 1, Integer.MAX_VALUE);
    }
}
