package dev.turnstone.sandbox.traffic;

import java.util.EnumSet;
import java.util.Set;

/// What a write asks for, and so what it may do to its document.
enum OpKind {
    INDEX,
    CREATE,
    PARTIAL,
    DOC_AS_UPSERT,
    SCRIPT,
    UPSERT,
    SCRIPTED_UPSERT,
    DELETING_SCRIPT,
    DELETE,
    /// A delete without the routing that its document was written with: it may ask another shard.
    ASTRAY_DELETE,
    QUERY_UPDATE,
    QUERY_DELETE;

    private static final Set<OpKind> CREATING =
            EnumSet.of(INDEX, CREATE, DOC_AS_UPSERT, UPSERT, SCRIPTED_UPSERT);
    private static final Set<OpKind> DELETING =
            EnumSet.of(DELETE, ASTRAY_DELETE, DELETING_SCRIPT, QUERY_DELETE);
    private static final Set<OpKind> UPDATES =
            EnumSet.of(PARTIAL, DOC_AS_UPSERT, SCRIPT, UPSERT, SCRIPTED_UPSERT, DELETING_SCRIPT);

    /// Replaces whatever was there, always.
    boolean replaces() {
        return this == INDEX || this == CREATE;
    }

    boolean mayCreate() {
        return CREATING.contains(this);
    }

    boolean mayDelete() {
        return DELETING.contains(this);
    }

    /// Goes to the update endpoint.
    boolean updates() {
        return UPDATES.contains(this);
    }

    boolean leavesContent() {
        return this != DELETE && this != ASTRAY_DELETE && this != QUERY_DELETE;
    }

    /// Adds its amount to the document's count.
    boolean counts() {
        return leavesContent() && this != PARTIAL && this != DOC_AS_UPSERT;
    }

    /// Answers `noop` by its own decision; from any other kind `noop` means that it had been
    /// applied before.
    boolean decidesNoop() {
        return this == DELETING_SCRIPT;
    }
}
