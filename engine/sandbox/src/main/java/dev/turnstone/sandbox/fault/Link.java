package dev.turnstone.sandbox.fault;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/// One connection of a client and its counterpart to the server. Thread-safe.
final class Link {
    private final Socket client;
    private final Socket server;
    private final Pump requests;
    private final Pump answers;
    private final CountDownLatch directions = new CountDownLatch(2);

    Link(Socket client, Socket server, Weather weather) throws IOException {
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        this.requests = new Pump(client.getInputStream(), server.getOutputStream(), weather, false);
        this.answers = new Pump(server.getInputStream(), client.getOutputStream(), weather, true);
    }

    /// Pumps both directions; returns when both are done.
    void run() throws InterruptedException {
        Thread.ofVirtual().start(() -> pump(requests, server));
        Thread.ofVirtual().start(() -> pump(answers, client));
        directions.await();
        close(client);
        close(server);
    }

    /// Resets the connection if it lost bytes.
    void resetIfLost() {
        if (answers.lost()) {
            reset();
        }
    }

    /// Ends both sides with a reset instead of an orderly end.
    void reset() {
        for (Socket socket : new Socket[] {client, server}) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                // It is closed already.
            }
            close(socket);
        }
    }

    private void pump(Pump pump, Socket to) {
        try {
            pump.run();
            to.shutdownOutput();
        } catch (IOException e) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reset();
        } finally {
            directions.countDown();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // There is nothing left to lose.
        }
    }
}
