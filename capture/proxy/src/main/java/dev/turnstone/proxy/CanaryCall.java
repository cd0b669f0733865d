package dev.turnstone.proxy;

import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.Secret;
import dev.turnstone.model.cluster.Tls;
import dev.turnstone.model.cluster.TlsMaterial;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/// Sends one request through the proxy's own door, as any client does. Blocks.
final class CanaryCall {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST = 64 << 10;
    private static final int STATUS = "HTTP/1.1 ".length();
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d{1,8})\\r?$");

    private final InetSocketAddress door;
    private final boolean isSecure;
    private final Supplier<Optional<Secret>> authorization;

    CanaryCall(InetSocketAddress door, boolean isSecure, CanaryPlan plan) {
        InetAddress to =
                door.getAddress().isAnyLocalAddress()
                        ? InetAddress.getLoopbackAddress()
                        : door.getAddress();
        this.door = new InetSocketAddress(to, door.getPort());
        this.isSecure = isSecure;
        this.authorization = plan.authorization();
    }

    /// The status of the answer.
    int send(String method, String target, String tag, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                method
                        + " "
                        + target
                        + " HTTP/1.1\r\nHost: localhost:"
                        + door.getPort()
                        + "\r\nUser-Agent: turnstone-canary\r\nConnection: close\r\n"
                        + login()
                        + (tag.isEmpty() ? "" : CanaryTag.HEADER + ": " + tag + "\r\n")
                        + "Content-Type: application/json\r\nContent-Length: "
                        + bytes.length
                        + "\r\n\r\n";
        try (Socket plain = new Socket()) {
            plain.connect(door, Math.toIntExact(PATIENCE.toMillis()));
            plain.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            try (Socket socket = isSecure ? secured(plain) : plain) {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
                return status(new BufferedInputStream(socket.getInputStream()));
            }
        }
    }

    private String login() throws IOException {
        try {
            return authorization
                    .get()
                    .map(secret -> "Authorization: " + secret.reveal().strip() + "\r\n")
                    .orElse("");
        } catch (TurnstoneException e) {
            throw new IOException("as whom to send it is not known: " + e.getMessage(), e);
        }
    }

    /// Reads to the end of the answer: only then was all of it recorded.
    private static int status(InputStream in) throws IOException {
        String head = head(in);
        if (!head.matches("(?s)HTTP/1\\.[01] \\d{3}.*")) {
            throw new IOException("no answer came");
        }
        Matcher length = LENGTH.matcher(head);
        var _ = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : MOST);
        return Integer.parseInt(head.substring(STATUS, STATUS + 3));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int next = in.read();
        while (next >= 0 && head.length() < MOST) {
            head.append((char) next);
            if (next == '\n' && head.indexOf("\r\n\r\n") >= 0) {
                break;
            }
            next = in.read();
        }
        return head.toString();
    }

    /// It is ourselves that we talk to, so whose certificate it is does not matter.
    private Socket secured(Socket plain) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] trusted =
                    TlsMaterial.trusted(Tls.insecure()).toArray(TrustManager[]::new);
            context.init(null, trusted, null);
            SSLSocket socket =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(plain, "localhost", door.getPort(), true);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up", e);
        }
    }
}
