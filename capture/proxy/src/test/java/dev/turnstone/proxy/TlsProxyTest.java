package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.cluster.Secret;
import dev.turnstone.model.cluster.Tls;
import dev.turnstone.proxy.ListenTls.Clients;
import dev.turnstone.sandbox.front.CertificateAuthority;
import dev.turnstone.sandbox.front.Identity;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;

class TlsProxyTest {
    private final CertificateAuthority authority = CertificateAuthority.create();
    @TempDir private Path folder;

    @Test
    void bothSidesAreSecuredAndHttp2ClientsFallBack() throws Exception {
        ListenTls listen = new ListenTls(pem(authority), Optional.empty(), Clients.ANY);
        try (Stage inner = new Stage(StubSource.echo(), plan -> plan.withTls(listen));
                Proxy outer = outer(inner, listen)) {
            HttpResponse<String> answer = get(outer, authority.context(null));
            assertThat(answer.body()).isEqualTo("GET /a HTTP/1.1");
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            inner.exchanges(1);
        }
    }

    @Test
    void clientsMustShowACertificateWhereThatIsWanted() throws Exception {
        ListenTls listen =
                new ListenTls(
                        pkcs12(),
                        Optional.of(authorityPem(authority)),
                        Clients.MUST_SHOW_CERTIFICATE);
        try (Stage stage = new Stage(StubSource.echo(), plan -> plan.withTls(listen))) {
            assertThatThrownBy(() -> get(stage.proxy, authority.context(null)))
                    .isInstanceOf(IOException.class);
            assertThat(get(stage.proxy, authority.context(authority.client("me"))).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void operatorsMustShowACertificateWhereThatIsWanted() throws Exception {
        ListenTls listen =
                new ListenTls(
                        pkcs12(),
                        Optional.of(authorityPem(authority)),
                        Clients.MUST_SHOW_CERTIFICATE);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (Stage stage = new Stage(StubSource.echo());
                Admin admin =
                        Admin.start(
                                stage.proxy,
                                new AdminPlan(anyPort, Optional.of(listen), Optional.empty()))) {
            URI state = URI.create("https://localhost:" + admin.address().getPort() + "/state");
            assertThatThrownBy(() -> get(state, authority.context(null)))
                    .isInstanceOf(IOException.class);
            CertificateAuthority other = CertificateAuthority.create();
            assertThatThrownBy(() -> get(state, authority.context(other.client("me"))))
                    .isInstanceOf(IOException.class);
            assertThat(get(state, authority.context(authority.client("me"))).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void certificatesAreReadAgainWithoutARestart() throws Exception {
        ListenTls listen = new ListenTls(pem(authority), Optional.empty(), Clients.ANY);
        try (Stage stage = new Stage(StubSource.echo(), plan -> plan.withTls(listen))) {
            get(stage.proxy, authority.context(null));
            CertificateAuthority next = CertificateAuthority.create();
            pem(next);
            stage.proxy.reload();
            assertThat(get(stage.proxy, next.context(null)).statusCode()).isEqualTo(200);
            Files.writeString(folder.resolve("server.pem"), "spoiled");
            assertThatThrownBy(stage.proxy::reload).hasMessageContaining("server.pem");
            assertThat(get(stage.proxy, next.context(null)).statusCode()).isEqualTo(200);
        }
    }

    private Proxy outer(Stage inner, ListenTls listen) {
        URI node = URI.create("https://localhost:" + inner.proxy.address().getPort());
        Tls towards = Tls.authority(authorityPem(authority));
        return Proxy.start(
                Stage.plan(List.of(node)).withTls(listen).withSourceTls(towards), new MemoryLog());
    }

    private static HttpResponse<String> get(Proxy proxy, @Nullable SSLContext context)
            throws IOException, InterruptedException {
        return get(URI.create("https://localhost:" + proxy.address().getPort() + "/a"), context);
    }

    private static HttpResponse<String> get(URI uri, @Nullable SSLContext context)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    private Tls.Certificate pem(CertificateAuthority by) {
        Path file = folder.resolve("server.pem");
        by.server().writePem(file);
        return new Tls.Certificate.Pem(file, file, Optional.empty());
    }

    private Tls.Certificate pkcs12() throws Exception {
        Path file = folder.resolve("server.p12");
        Identity identity = authority.server();
        try (OutputStream out = Files.newOutputStream(file)) {
            identity.keyStore("changeit".toCharArray()).store(out, "changeit".toCharArray());
        }
        return new Tls.Certificate.Pkcs12(file, Secret.of("changeit"));
    }

    private Path authorityPem(CertificateAuthority of) {
        Path file = folder.resolve("authority.pem");
        of.writePem(file);
        return file;
    }
}
