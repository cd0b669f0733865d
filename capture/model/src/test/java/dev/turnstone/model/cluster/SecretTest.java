package dev.turnstone.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SecretTest {
    private static final Secret SECRET = Secret.of("hunter2");

    @Test
    void noSecretIsEverPrinted(@TempDir Path folder) {
        var token = Optional.of(SECRET);
        List<Auth> all =
                List.of(
                        new Auth.Basic("ada", SECRET),
                        new Auth.ApiKey(SECRET),
                        new Auth.Bearer(SECRET),
                        new Auth.SigV4("eu", "es", "AKID", SECRET, token));
        var certificate = new Tls.Certificate.Pkcs12(folder.resolve("a.p12"), SECRET);
        for (Auth auth : all) {
            var endpoint =
                    ClusterEndpoint.of("https://a:9200")
                            .withAuth(auth)
                            .withTls(Tls.SYSTEM.withCertificate(certificate));
            assertThat(endpoint.toString()).doesNotContain("hunter2").contains("••••");
        }
    }

    @Test
    void anAddressWithAPasswordIsRefusedWithoutQuotingIt() {
        for (String url : List.of("https://ada:hunter2@host:9200", "https://ada:hunter2@ho st")) {
            assertThatThrownBy(() -> ClusterEndpoint.of(url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void addressesAreCheckedAndTidied() {
        assertThat(ClusterEndpoint.of("http://a:1/, http://b:2/prefix/").nodes())
                .hasToString("[http://a:1, http://b:2/prefix]");
        for (String url : List.of("localhost:9200", "ftp://a", "https://a?b", "")) {
            assertThatThrownBy(() -> ClusterEndpoint.of(url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected: ");
        }
    }

    @Test
    void secretsComeFromTheEnvironmentElseFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "from file\n");
        var source =
                SecretSource.environment(Map.of("NAMED", "from environment"))
                        .or(SecretSource.file(file));
        assertThat(source.find("NAMED")).contains(Secret.of("from environment"));
        assertThat(source.find("OTHER")).contains(Secret.of("from file"));
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        assertThatThrownBy(() -> SecretSource.file(empty).find("X")).hasMessageContaining("empty");
    }
}
