package dev.turnstone.sandbox.home;

import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.ServerVersion.Product;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Which servers a sandbox shall have.
public record SandboxRequest(
        @Nullable ServerVersion source, @Nullable ServerVersion target, boolean kafka) {
    public SandboxRequest {
        if (source == null && target == null && !kafka) {
            throw new IllegalArgumentException("servers: none (expected: at least one)");
        }
        mustBeSearch(source);
        mustBeSearch(target);
    }

    /// The versions to fetch.
    List<ServerVersion> versions() {
        var versions = new ArrayList<ServerVersion>();
        if (source != null) {
            versions.add(source);
        }
        if (target != null) {
            versions.add(target);
        }
        if (kafka) {
            versions.add(ServerVersion.KAFKA_4);
        }
        return versions;
    }

    private static void mustBeSearch(@Nullable ServerVersion version) {
        if (version != null && version.product() == Product.KAFKA) {
            throw new IllegalArgumentException(
                    "server: " + version.lock() + " (expected: a search server)");
        }
    }
}
