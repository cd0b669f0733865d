package dev.turnstone.engine.bench;

import dev.turnstone.model.cluster.ClusterClient;

import java.nio.file.Path;

/// Where a measurement happens: two clusters that hold nothing of worth, a folder that the source
/// accepts as an fs repository, and an empty folder for our ledgers. All stay the caller's.
public record BenchClusters(
        ClusterClient source, ClusterClient target, Path repository, Path home) {}
