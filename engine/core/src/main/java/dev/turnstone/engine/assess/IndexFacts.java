package dev.turnstone.engine.assess;

/// What a cluster tells about one index. Numbers that it does not tell are -1.
record IndexFacts(
        String name,
        boolean open,
        String health,
        int primaries,
        int replicas,
        long documents,
        long primaryBytes) {}
