package dev.turnstone.app.cli;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// Where the target is, and who we are there.
final class TargetOptions {
    @Option(names = "--target", paramLabel = "URL")
    private @Nullable String url;

    @Option(names = "--target-auth", paramLabel = "HOW")
    private @Nullable String auth;

    @Option(names = "--target-ca", paramLabel = "FILE")
    private @Nullable Path authority;

    @Option(names = "--target-secret-file", paramLabel = "FILE")
    private @Nullable Path secretFile;

    @Option(names = "--target-insecure")
    private boolean insecure;

    boolean isGiven() {
        return url != null;
    }

    ClusterEndpoint endpoint(Console console) {
        if (url == null) {
            throw new WrongUsage("--target: not given (expected: such as https://host:9200)");
        }
        return new ClusterArguments("target", url, auth, authority, secretFile, insecure)
                .endpoint(console.secrets());
    }

    ClusterClient open(Console console) {
        return ClusterClient.open(endpoint(console));
    }
}
