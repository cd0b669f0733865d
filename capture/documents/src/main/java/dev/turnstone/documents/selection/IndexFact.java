package dev.turnstone.documents.selection;

import java.util.List;

/// What a selection needs to know of an index. `stream` is the data stream that it backs, or empty.
record IndexFact(
        String name,
        boolean closed,
        boolean hidden,
        String health,
        List<String> aliases,
        String stream) {
    IndexFact {
        aliases = List.copyOf(aliases);
    }

    boolean isSystem() {
        return name.startsWith(".") && stream.isEmpty();
    }
}
