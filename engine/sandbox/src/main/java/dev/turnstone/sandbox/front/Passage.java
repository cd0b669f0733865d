package dev.turnstone.sandbox.front;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One client's connection and its counterpart to the server: requests are looked at one by one,
/// answers are handed back unseen.
final class Passage {
    private static final String REFUSAL =
            "{\"error\":\"the sandbox's front asks for credentials\",\"status\":401}";

    private final Socket client;
    private final Socket server;
    private final Access access;
    private volatile boolean refused;

    Passage(Socket client, Socket server, Access access) throws IOException {
        this.client = client;
        this.server = server;
        this.access = access;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    /// Serves the connection until one side ends it or a request may not pass.
    void run() throws IOException, InterruptedException {
        Thread answers = Thread.ofVirtual().start(this::handBack);
        refused = !handOn();
        if (refused) {
            server.shutdownInput();
            answers.join();
            refuse();
        } else {
            server.shutdownOutput();
            answers.join();
        }
    }

    private boolean handOn() throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        OutputStream out = server.getOutputStream();
        for (var head = RequestHead.read(in); head != null; head = RequestHead.read(in)) {
            String wanted = access.authorization();
            if (wanted != null && !head.header("Authorization").orElse("").equals(wanted)) {
                return false;
            }
            out.write(head.bytes());
            RequestBody.move(head, in, out);
        }
        return true;
    }

    private void handBack() {
        try {
            server.getInputStream().transferTo(client.getOutputStream());
            if (!refused) {
                client.shutdownOutput();
            }
        } catch (IOException e) {
            // The client went away: its own thread ends the connection.
        }
    }

    private void refuse() throws IOException {
        String answer =
                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: "
                        + access.challenge()
                        + "\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Content-Length: "
                        + REFUSAL.length()
                        + "\r\n\r\n"
                        + REFUSAL;
        OutputStream out = client.getOutputStream();
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        client.shutdownOutput();
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
}
