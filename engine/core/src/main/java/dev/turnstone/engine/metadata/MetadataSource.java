package dev.turnstone.engine.metadata;

/// Where metadata is read from: a live cluster, or a snapshot.
@FunctionalInterface
public interface MetadataSource {
    ClusterMetadata read();
}
