package dev.turnstone.proxy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// A thousand connections and bodies of 100 MB fit into 256 MB of heap.
class HeapSoakTest {
    private static final int CONNECTIONS = 1_000;
    private static final int LARGE = 32;
    private static final int BODY = 100 << 20;
    private static final int HEAP = 256;
    private static final String GET = "GET /shop/_doc/42 HTTP/1.1\r\nHost: a\r\n\r\n";

    @TempDir private Path folder;

    @Test
    @Tag("soak")
    void aThousandConnectionsAndLargeBodiesFitIntoALittleHeap() throws Exception {
        Path errors = folder.resolve("errors");
        String log = folder.resolve("log").toString();
        List<Socket> clients = new ArrayList<>();
        Child.Part stub = Child.part(errors, HEAP, "stub");
        Child.Part proxy = Child.part(errors, HEAP, "proxy", Integer.toString(stub.port()), log);
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                socket.setSoTimeout(120_000);
                clients.add(socket);
                ask(socket, GET);
            }
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Void>> sent =
                        threads.invokeAll(
                                clients.subList(0, LARGE).stream()
                                        .map(HeapSoakTest::large)
                                        .toList(),
                                240,
                                TimeUnit.SECONDS);
                for (Future<Void> each : sent) {
                    each.get();
                }
            }
            for (Socket socket : clients) {
                ask(socket, GET);
            }
            ProxyPart.Told told = proxy.child().ask("state", ProxyPart.Told.class);
            while (told.recordsDurable() < told.recordsTaken()) {
                told = proxy.child().ask("state", ProxyPart.Told.class);
            }
            assertThat(told.requests()).isEqualTo(2 * CONNECTIONS + LARGE);
            assertThat(new LogTally(log).count(told.requests()).unsaid()).isZero();
        } finally {
            for (Socket socket : clients) {
                socket.close();
            }
            proxy.child().close();
            stub.child().close();
        }
        assertThat(errors).content().doesNotContain("OutOfMemory");
    }

    private static Callable<Void> large(Socket socket) {
        return () -> {
            byte[] piece = new byte[1 << 20];
            Arrays.fill(piece, (byte) 'x');
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /_bulk HTTP/1.1\r\nHost: a\r\nContent-Length: " + BODY + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < BODY / piece.length; i++) {
                out.write(piece);
            }
            answer(socket);
            return null;
        };
    }

    private static void ask(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        answer(socket);
    }

    private static void answer(Socket socket) throws IOException {
        Lengths answers = new Lengths();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[64 << 10];
        int whole = 0;
        while (whole == 0) {
            int n = in.read(buffer);
            assertThat(n).as("more of the answer").isPositive();
            whole = answers.feed(io.netty.buffer.Unpooled.wrappedBuffer(buffer, 0, n));
        }
    }
}
