package dev.turnstone.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;

import javax.net.ssl.SSLHandshakeException;

class FrontTest {
    private final CertificateAuthority authority = CertificateAuthority.create();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void whoTrustsTheAuthorityAndKnowsThePasswordPasses() throws Exception {
        try (Front front = tls(new Access.Basic("bird", "s3cret"));
                HttpClient client = client(null)) {
            var answer = send(client, front, "Basic YmlyZDpzM2NyZXQ=");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("plumage");
            assertThat(send(client, front, "Basic d3Jvbmc6d3Jvbmc=").statusCode()).isEqualTo(401);
            var refused = send(client, front, null);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }

    @Test
    void apiKeysAndBearerTokensAreChecked() throws Exception {
        try (Front keys = tls(new Access.ApiKey("a2V5"));
                Front tokens = Front.plain(upstream(), new Access.Bearer("t0ken"));
                HttpClient client = client(null)) {
            assertThat(send(client, keys, "ApiKey a2V5").statusCode()).isEqualTo(200);
            assertThat(send(client, keys, "ApiKey eA==").statusCode()).isEqualTo(401);
            assertThat(send(client, tokens, "Bearer t0ken").statusCode()).isEqualTo(200);
            assertThat(send(client, tokens, "Bearer other").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aClientCertificateOpensTheDoorThatStaysClosedWithout() throws Exception {
        try (Front front = tls(new Access.ClientCertificate());
                HttpClient known = client(authority.client("bird"));
                HttpClient unknown = client(null)) {
            assertThat(send(known, front, null).statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> send(unknown, front, null)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whoDoesNotTrustTheAuthorityStaysOutside() {
        try (Front front = tls(new Access.Anyone());
                HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> send(client, front, null))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void manyRequestsPassOnOneConnectionWhateverTheirFraming() throws Exception {
        try (Front front = tls(new Access.Anyone());
                HttpClient client = client(null)) {
            for (int size : new int[] {1, 100_000, 3}) {
                String body = "x".repeat(size);
                for (var publisher :
                        new HttpRequest.BodyPublisher[] {
                            BodyPublishers.ofString(body), // with a length
                            BodyPublishers.fromPublisher(BodyPublishers.ofString(body)) // chunked
                        }) {
                    var request =
                            HttpRequest.newBuilder(URI.create(front.url())).POST(publisher).build();
                    assertThat(client.send(request, BodyHandlers.ofString()).body())
                            .isEqualTo(body);
                }
            }
        }
    }

    @Test
    void theAuthorityIsWrittenAsPem(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("ca.pem");
        authority.writePem(file);
        try (var in = Files.newInputStream(file)) {
            assertThat(CertificateFactory.getInstance("X.509").generateCertificate(in))
                    .isEqualTo(authority.certificate());
        }
        Path identity = folder.resolve("client.pem");
        authority.client("bird").writePem(identity);
        assertThat(Files.readString(identity, StandardCharsets.US_ASCII))
                .contains("BEGIN CERTIFICATE", "BEGIN PRIVATE KEY");
    }

    private Front tls(Access access) {
        return Front.tls(upstream(), authority, access);
    }

    private String upstream() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private HttpClient client(@Nullable Identity identity) {
        return HttpClient.newBuilder().sslContext(authority.context(identity)).build();
    }

    private static HttpResponse<String> send(
            HttpClient client, Front front, @Nullable String authorization)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(front.url()))
                        .POST(BodyPublishers.ofString("plumage"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
