package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.cluster.Secret;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;

class AdminTest {
    private static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void stateAndMetricsTellWhatPassed() throws Exception {
        try (Stage stage = new Stage(StubSource.echo());
                Admin admin = Admin.start(stage.proxy, plan(Optional.empty()));
                RawClient client = stage.client()) {
            client.send("GET / HTTP/1.1\r\n\r\n").answer();
            stage.exchanges(1);
            assertThat(call(admin, "GET", "/state", "").body())
                    .contains("\"requests\":1", "\"capture\":\"RECORDING\"", "\"mode\":\"open\"");
            assertThat(call(admin, "GET", "/metrics", "").body())
                    .contains("turnstone_proxy_requests_total 1")
                    .contains("turnstone_proxy_kind_total{kind=\"other\"} 1")
                    .contains("turnstone_proxy_capture{state=\"recording\"} 1");
            assertThat(call(admin, "GET", "/nothing", "").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void requestsAreHeldSwitchedAndTurnedAway() throws Exception {
        try (Stage stage = new Stage(StubSource.echo());
                StubSource other = StubSource.echo();
                Admin admin = Admin.start(stage.proxy, plan(Optional.empty()));
                RawClient client = stage.client()) {
            assertThat(call(admin, "POST", "/hold", "").body()).contains("\"mode\":\"holding\"");
            client.send("GET / HTTP/1.1\r\n\r\n");
            String body = "{\"upstream\":[\"" + other.uri() + "\"]}";
            assertThat(call(admin, "POST", "/switch", body).body())
                    .contains(other.uri().toString());
            assertThat(client.answer()).startsWith("HTTP/1.1 200");
            assertThat(other.connections()).hasSize(1);
            assertThat(call(admin, "POST", "/switch", "{}").statusCode()).isEqualTo(400);
            call(admin, "POST", "/drain", "");
            try (RawClient late = stage.client()) {
                assertThat(late.send("GET / HTTP/1.1\r\n\r\n").rest()).contains("being drained");
            }
        }
    }

    @Test
    void aSwitchIsToldInTheLogUnlessItStaysWithTheSource() throws Exception {
        try (Stage stage = new Stage(StubSource.echo());
                StubSource other = StubSource.echo();
                StubSource third = StubSource.echo();
                Admin admin = Admin.start(stage.proxy, plan(Optional.empty()));
                RawClient client = stage.client()) {
            String get = "GET / HTTP/1.1\r\n\r\n";
            client.send(get).answer();
            String others = "{\"upstream\":[\"" + other.uri() + "\"]}";
            assertThat(call(admin, "POST", "/switch", others).body())
                    .contains("\"elsewhere\":\"" + other.uri() + "\"");
            client.send(get).answer();
            String sources = "{\"upstream\":[\"" + third.uri() + "\"],\"source\":true}";
            String first = "{\"upstream\":[\"" + stage.source.uri() + "\"]}";
            String known = "{\"upstream\":[\"" + third.uri() + "\"]}";
            for (String order : List.of(sources, first, known)) {
                try (RawClient next = stage.client()) {
                    assertThat(call(admin, "POST", "/switch", order).body())
                            .doesNotContain("elsewhere");
                    next.send(get).answer();
                }
            }
            String elsewhere = other.uri().toString();
            assertThat(stage.exchanges(5))
                    .extracting(recorded -> recorded.exchange().elsewhere())
                    .containsExactly(null, elsewhere, null, null, null);
        }
    }

    @Test
    void aTokenIsAskedForWhereOneIsSet() throws Exception {
        try (Stage stage = new Stage(StubSource.echo());
                Admin admin = Admin.start(stage.proxy, plan(Optional.of(Secret.of("let me in"))))) {
            assertThat(call(admin, "GET", "/state", "").statusCode()).isEqualTo(401);
            HttpRequest request =
                    HttpRequest.newBuilder(uri(admin, "/state"))
                            .header("Authorization", "Bearer let me in")
                            .build();
            assertThat(send(request).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void outsideOfLoopbackTlsAndATokenAreDue() {
        assertThatThrownBy(
                        () ->
                                new AdminPlan(
                                        new InetSocketAddress("0.0.0.0", 0),
                                        Optional.empty(),
                                        Optional.empty()))
                .hasMessageContaining("admin.listen");
    }

    private static AdminPlan plan(Optional<Secret> token) {
        return new AdminPlan(ANY_PORT, Optional.empty(), token);
    }

    private static HttpResponse<String> call(Admin admin, String method, String path, String body)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri(admin, path))
                        .method(method, BodyPublishers.ofString(body))
                        .build());
    }

    private static HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static URI uri(Admin admin, String path) {
        return URI.create("http://127.0.0.1:" + admin.address().getPort() + path);
    }
}
