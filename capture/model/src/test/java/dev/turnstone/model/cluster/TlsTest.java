package dev.turnstone.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

@Timeout(120)
class TlsTest {
    private static final StubServer.Behaviour CLUSTER =
            StubServer.cluster((_, out) -> StubServer.json(out, 200, "{}"));

    private final TestCertificates made;

    TlsTest(@TempDir Path folder) {
        this.made = new TestCertificates(folder);
    }

    @Test
    void anUnknownAuthorityIsRefusedAndANamedOneIsTrusted() throws Exception {
        Path good = made.store("good", "dns:localhost");
        Path other = made.store("other", "dns:localhost");
        try (var server = StubServer.of(made.server(good), CLUSTER)) {
            assertThat(trouble(server.endpoint())).isEqualTo(Trouble.UNTRUSTED_CERTIFICATE);
            assertThat(trouble(server.endpoint().withTls(Tls.authority(made.pem(other)))))
                    .isEqualTo(Trouble.UNTRUSTED_CERTIFICATE);
            assertOpens(server.endpoint().withTls(Tls.authority(made.pem(good))));
        }
    }

    @Test
    void onlyThePinnedCertificateIsBelieved() throws Exception {
        Path store = made.store("good", "dns:elsewhere");
        String pin = Sha256.of(made.certificate(store).getEncoded());
        try (var server = StubServer.of(made.server(store), CLUSTER)) {
            assertOpens(
                    server.endpoint().withTls(Tls.pinned("SHA256 Fingerprint=" + coloned(pin))));
            var wrong = server.endpoint().withTls(Tls.pinned("00".repeat(32)));
            var e = unreachable(wrong);
            assertThat(e.trouble()).isEqualTo(Trouble.WRONG_PIN);
            assertThat(e).hasMessageContaining(pin);
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        Path store = made.store("good", "dns:elsewhere");
        try (var server = StubServer.of(made.server(store), CLUSTER)) {
            assertThat(trouble(server.endpoint().withTls(Tls.authority(made.pem(store)))))
                    .isEqualTo(Trouble.WRONG_HOST_NAME);
        }
    }

    @Test
    void anExpiredCertificateIsToldAsSuch() throws Exception {
        Path store = made.expired("old", "dns:localhost");
        try (var server = StubServer.of(made.server(store), CLUSTER)) {
            assertThat(trouble(server.endpoint().withTls(Tls.authority(made.issuerPem(store)))))
                    .isEqualTo(Trouble.EXPIRED_CERTIFICATE);
        }
    }

    @Test
    void anybodyIsBelievedOnlyByAnExplicitAndVisibleFlag() throws Exception {
        Path store = made.store("good", "dns:elsewhere");
        try (var server = StubServer.of(made.server(store), CLUSTER)) {
            assertThat(server.endpoint().isInsecure()).isFalse();
            var insecure = server.endpoint().withTls(Tls.insecure());
            assertThat(insecure.isInsecure()).isTrue();
            assertOpens(insecure);
        }
    }

    @Test
    void aClientCertificateIsShownFromPemAndFromPkcs12() throws Exception {
        Path store = made.store("good", "dns:localhost");
        Path client = made.store("client", "dns:client");
        Tls trusting = Tls.authority(made.pem(store));
        try (var server = StubServer.of(made.serverThatAsks(store, client), CLUSTER)) {
            assertThat(trouble(server.endpoint().withTls(trusting)))
                    .isEqualTo(Trouble.CLIENT_CERTIFICATE_WANTED);
            var pem =
                    new Tls.Certificate.Pem(
                            made.pem(client), made.keyPem(client), Optional.empty());
            assertOpens(server.endpoint().withTls(trusting.withCertificate(pem)));
            var pkcs12 = new Tls.Certificate.Pkcs12(client, Secret.of(TestCertificates.PASSWORD));
            assertOpens(server.endpoint().withTls(trusting.withCertificate(pkcs12)));
            var wrong = new Tls.Certificate.Pkcs12(client, Secret.of("wrong-one"));
            assertThatThrownBy(
                            () ->
                                    ClusterClient.open(
                                            server.endpoint()
                                                    .withTls(trusting.withCertificate(wrong))))
                    .isInstanceOf(TlsFileException.class)
                    .hasMessageNotContaining("wrong-one");
        }
    }

    @Test
    void tlsSpokenToAPlainPortAndPlainToATlsPortAreToldApart() throws Exception {
        Path store = made.store("good", "dns:localhost");
        try (var plain = StubServer.of((_, out) -> StubServer.json(out, 400, ""));
                var tls = StubServer.of(made.server(store), CLUSTER)) {
            assertThat(trouble(ClusterEndpoint.of(plain.url().replace("http:", "https:"))))
                    .isIn(Trouble.PLAIN_PORT, Trouble.TLS_FAILED);
            assertThat(trouble(ClusterEndpoint.of(tls.url().replace("https:", "http:"))))
                    .isEqualTo(Trouble.TLS_PORT);
        }
    }

    @Test
    void filesThatHoldNothingUsefulAreNamed(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
        assertThatThrownBy(
                        () ->
                                ClusterClient.open(
                                        ClusterEndpoint.of("https://localhost:1")
                                                .withTls(Tls.authority(empty))))
                .isInstanceOf(TlsFileException.class)
                .hasMessageContaining("empty.pem");
    }

    private static void assertOpens(ClusterEndpoint endpoint) {
        try (var client = ClusterClient.open(endpoint)) {
            assertThat(client.version().major()).isEqualTo(2);
        }
    }

    private static Trouble trouble(ClusterEndpoint endpoint) {
        return unreachable(endpoint).trouble();
    }

    private static ClusterException.Unreachable unreachable(ClusterEndpoint endpoint) {
        return catchThrowableOfType(
                ClusterException.Unreachable.class, () -> ClusterClient.open(endpoint));
    }

    private static String coloned(String hex) {
        return hex.toUpperCase(Locale.ROOT).replaceAll("..(?!$)", "$0:");
    }
}
