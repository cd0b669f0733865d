package dev.turnstone.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.front.Access;
import dev.turnstone.sandbox.front.CertificateAuthority;
import dev.turnstone.sandbox.front.Front;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;

/// The client in front of a real server that wants TLS and to know who asks.
@RealServers
class FrontTest {
    private final CertificateAuthority authority = CertificateAuthority.create();
    private final SearchServer server;
    private final Tls trusting;
    private final Path folder;

    FrontTest(@OpenSearch("2.19") SearchServer server, @TempDir Path folder) {
        this.server = server;
        this.folder = folder;
        Path pem = folder.resolve("authority.pem");
        authority.writePem(pem);
        this.trusting = Tls.authority(pem);
    }

    @Test
    void userAndPasswordOpenTheDoor() {
        opens(
                new Access.Basic("ada", "pass wörd"),
                new Auth.Basic("ada", Secret.of("pass wörd")),
                new Auth.Basic("ada", Secret.of("guess")));
    }

    @Test
    void anApiKeyOpensTheDoor() {
        opens(
                new Access.ApiKey("aWQ6a2V5"),
                new Auth.ApiKey(Secret.of("aWQ6a2V5")),
                new Auth.ApiKey(Secret.of("other")));
    }

    @Test
    void aTokenOpensTheDoor() {
        opens(new Access.Bearer("token"), new Auth.Bearer(Secret.of("token")), Auth.NONE);
    }

    @Test
    void aCertificateOpensTheDoor() {
        Path pem = folder.resolve("client.pem");
        authority.client("ada").writePem(pem);
        try (var front = Front.tls(server.url(), authority, new Access.ClientCertificate())) {
            var endpoint = ClusterEndpoint.of(front.url()).withTls(trusting);
            var refused =
                    catchThrowableOfType(
                            ClusterException.Unreachable.class, () -> ClusterClient.open(endpoint));
            assertThat(refused.trouble()).isEqualTo(Trouble.CLIENT_CERTIFICATE_WANTED);
            var shown = new Tls.Certificate.Pem(pem, pem, Optional.empty());
            try (var client =
                    ClusterClient.open(endpoint.withTls(trusting.withCertificate(shown)))) {
                assertThat(client.version().number()).isEqualTo(server.version());
            }
        }
    }

    private void opens(Access access, Auth right, Auth wrong) {
        try (var front = Front.tls(server.url(), authority, access)) {
            var endpoint = ClusterEndpoint.of(front.url()).withTls(trusting);
            try (var client = ClusterClient.open(endpoint.withAuth(right))) {
                assertThat(client.version().number()).isEqualTo(server.version());
            }
            var refused =
                    catchThrowableOfType(
                            ClusterException.Refused.class,
                            () -> ClusterClient.open(endpoint.withAuth(wrong)));
            assertThat(refused.status()).isEqualTo(401);
        }
    }
}
