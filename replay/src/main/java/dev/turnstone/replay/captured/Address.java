package dev.turnstone.replay.captured;

import org.jspecify.annotations.Nullable;

/// Which document a write went to.
///
/// `name` and `routing` are the client's: an index or an alias, and what it sent along. `index` is
/// the one that answered, null where nobody did.
public record Address(String name, @Nullable String index, String id, @Nullable String routing) {

    /// Where to look for the document: where it was written, or by what name it was asked for.
    public String place() {
        return index == null ? name : index;
    }

    Address answeredBy(String answered, String answeredId) {
        return new Address(name, answered, answeredId, routing);
    }
}
