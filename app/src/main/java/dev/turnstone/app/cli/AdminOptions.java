package dev.turnstone.app.cli;

import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.SecretSource;
import dev.turnstone.model.cluster.Tls;
import dev.turnstone.model.cluster.TlsMaterial;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// Which proxies are asked, and with what token.
final class AdminOptions {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Option(names = "--admin", paramLabel = "HOST:PORT|URL", split = ",", required = true)
    private List<String> admins = List.of();

    @Option(names = "--admin-token-file", paramLabel = "FILE")
    private @Nullable Path tokenFile;

    @Option(names = "--admin-ca", paramLabel = "FILE")
    private @Nullable Path authority;

    List<String> admins() {
        return admins;
    }

    HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        if (authority != null) {
            builder.sslContext(trusting(Tls.authority(authority)));
        }
        return builder.build();
    }

    private static SSLContext trusting(Tls tls) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, TlsMaterial.trusted(tls).toArray(TrustManager[]::new), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /// The state of one proxy.
    JsonNode state(HttpClient client, String admin) throws InterruptedException {
        String url = admin.contains("://") ? admin : "http://" + admin;
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url + "/state")).timeout(PATIENCE);
            if (tokenFile != null) {
                String token = SecretSource.file(tokenFile).find("").orElseThrow().reveal();
                request.header("Authorization", "Bearer " + token);
            }
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return state(admin, answer.statusCode(), Json.MAPPER.readTree(answer.body()));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new TurnstoneException(
                    "No proxy's admin endpoint answers at "
                            + admin
                            + ": what it does is not known.",
                    "Start the proxy with --admin, or correct the address after --admin.",
                    e);
        }
    }

    private static JsonNode state(String admin, int status, JsonNode said) {
        if (status == 200 && said.path("capture").isString()) {
            return said;
        }
        String error = said.path("error").asString("");
        if (error.isEmpty()) {
            throw new TurnstoneException(
                    "What answers at "
                            + admin
                            + " is no proxy's admin endpoint: what the proxy does is not known.",
                    "Name the address after the proxy's --admin, not that of its clients or of the"
                            + " cluster.");
        }
        throw new TurnstoneException(admin + ": " + error, said.path("remedy").asString(""));
    }
}
