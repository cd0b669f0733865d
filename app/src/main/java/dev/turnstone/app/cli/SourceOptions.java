package dev.turnstone.app.cli;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// Where the source is, and who we are there.
final class SourceOptions {
    @Option(names = "--source", paramLabel = "URL")
    private @Nullable String url;

    @Option(names = "--source-auth", paramLabel = "HOW")
    private @Nullable String auth;

    @Option(names = "--source-ca", paramLabel = "FILE")
    private @Nullable Path authority;

    @Option(names = "--source-secret-file", paramLabel = "FILE")
    private @Nullable Path secretFile;

    @Option(names = "--source-insecure")
    private boolean insecure;

    boolean isGiven() {
        return url != null;
    }

    ClusterEndpoint endpoint(Console console) {
        if (url == null) {
            throw new WrongUsage("--source: not given (expected: such as https://host:9200)");
        }
        return new ClusterArguments("source", url, auth, authority, secretFile, insecure)
                .endpoint(console.secrets());
    }

    ClusterClient open(Console console) {
        return ClusterClient.open(endpoint(console));
    }
}
