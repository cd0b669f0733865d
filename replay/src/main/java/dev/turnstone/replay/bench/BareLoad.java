package dev.turnstone.replay.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A load generator that does nothing but send finished requests and pass over the answers, over
/// connections that are kept, one request at a time on each. Blocks.
public final class BareLoad {
    private static final int BUFFER = 1 << 16;
    private static final int SILENCE = (int) Duration.ofMinutes(1).toMillis();
    private static final int SUCCESSES_END = 300;
    private static final String LENGTH = "content-length:";

    private final List<byte[]> requests;
    private final long bytes;

    private BareLoad(List<byte[]> requests) {
        this.requests = List.copyOf(requests);
        this.bytes = requests.stream().mapToLong(request -> request.length).sum();
    }

    /// What is sent: `line` such as `GET /i/_doc/1`, and a JSON body, which may be empty.
    public record Request(String line, String body) {
        private byte[] bytes() {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            byte[] head =
                    (line
                                    + " HTTP/1.1\r\nHost: bench\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: "
                                    + content.length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8);
            byte[] all = new byte[head.length + content.length];
            System.arraycopy(head, 0, all, 0, head.length);
            System.arraycopy(content, 0, all, head.length, content.length);
            return all;
        }
    }

    /// Builds the requests, which is not measured.
    public static BareLoad of(List<Request> requests) {
        return new BareLoad(requests.stream().map(Request::bytes).toList());
    }

    public int size() {
        return requests.size();
    }

    /// Throws where a request was not answered with success.
    public Measured run(URI to, int connections) {
        var next = new AtomicInteger();
        var failed = new AtomicLong();
        Meter meter = Meter.start();
        var running = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < connections; i++) {
            running.add(
                    CompletableFuture.runAsync(
                            () -> drain(to, next, failed), BareLoad::onThreadOfItsOwn));
        }
        running.forEach(CompletableFuture::join);
        Measured measured = meter.stop(requests.size(), bytes);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed.get() + " requests failed at " + to);
        }
        return measured;
    }

    private static void onThreadOfItsOwn(Runnable connection) {
        Thread.ofVirtual().name("bare-load").start(connection);
    }

    private void drain(URI to, AtomicInteger next, AtomicLong failed) {
        try (var socket = new Socket(to.getHost(), to.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(SILENCE);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
            InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                out.write(requests.get(i));
                out.flush();
                if (answer(in) >= SUCCESSES_END) {
                    failed.incrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Passes over one answer; its status.
    private static int answer(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        long length = -1;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Long.parseLong(line.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("an answer has no length");
        }
        in.skipNBytes(length);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
