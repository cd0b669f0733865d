package dev.turnstone.documents.snapshot;

/// A snapshot as the repository's index lists it; the version is empty where older servers did not
/// write it.
public record SnapshotSummary(String name, String uuid, SnapshotState state, String version) {}
