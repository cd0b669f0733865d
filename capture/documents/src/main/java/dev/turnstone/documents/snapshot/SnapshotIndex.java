package dev.turnstone.documents.snapshot;

import tools.jackson.databind.JsonNode;

/// An index as a snapshot holds it: settings, mappings, aliases and all else that the server wrote,
/// as JSON.
///
/// `created` is the id of the version that created it, as the server writes it, or -1.
public record SnapshotIndex(
        String name, String id, String uuid, int shards, long created, JsonNode metadata) {}
