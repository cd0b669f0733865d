package dev.turnstone.documents.reconcile;

import dev.turnstone.documents.search.Hit;

/// A document's identity as a number: its id, and its routing where it has one.
final class IdHash {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private IdHash() {}

    static long of(Hit hit) {
        String routing = hit.routing() == null ? "" : hit.routing();
        long hash = mixed(hit.id(), hit.id().length() + 1L);
        return routing.isEmpty() ? hash : mixed(routing, hash);
    }

    private static long mixed(String text, long seed) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * MIX;
            hash ^= hash >>> 32;
        }
        hash = (hash ^ hash >>> 29) * MIX;
        return hash ^ hash >>> 32;
    }
}
