package dev.turnstone.sandbox.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Sends back what it gets and remembers it.
record EchoServer(ServerSocket listening, ByteArrayOutputStream seen) implements AutoCloseable {
    static EchoServer start() throws IOException {
        var listening = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        var server = new EchoServer(listening, new ByteArrayOutputStream());
        Thread.ofVirtual().start(server::accept);
        return server;
    }

    int port() {
        return listening.getLocalPort();
    }

    String received() {
        return seen.toString(StandardCharsets.ISO_8859_1);
    }

    void awaitReceived(String text) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!received().equals(text)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("received: " + received() + " (expected: " + text + ")");
            }
            Thread.onSpinWait();
            Thread.sleep(5);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> echo(client));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void echo(Socket client) {
        byte[] piece = new byte[4096];
        try (client) {
            for (int n = client.getInputStream().read(piece);
                    n >= 0;
                    n = client.getInputStream().read(piece)) {
                seen.write(piece, 0, n);
                client.getOutputStream().write(piece, 0, n);
            }
        } catch (IOException e) {
            // reset
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
