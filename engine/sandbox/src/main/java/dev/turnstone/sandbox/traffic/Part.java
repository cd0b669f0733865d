package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

/// A part of a document that the latest write of it owns, and that names this write by its token.
sealed interface Part {
    record Last() implements Part {}

    record Fill() implements Part {}

    record Stamp() implements Part {}

    record Slot(String name) implements Part {}

    /// Whether a write sets the part when it takes effect.
    enum Setting {
        YES,
        /// Depends on whether it creates, or on whether this server runs pipelines on updates
        /// (OpenSearch 3 does).
        MAYBE,
        NO
    }

    default Setting setBy(Op op) {
        boolean replaces = op.kind().replaces();
        return switch (this) {
            case Last _ -> op.kind().leavesContent() ? Setting.YES : Setting.NO;
            case Fill _ when op.kind() == OpKind.UPSERT -> Setting.MAYBE;
            case Fill _ -> replaces || op.kind() == OpKind.DOC_AS_UPSERT ? Setting.YES : Setting.NO;
            case Stamp _ when op.stamped() -> replaces ? Setting.YES : Setting.MAYBE;
            case Stamp _ -> Setting.NO;
            case Slot slot -> slot.name().equals(op.slot()) ? Setting.YES : Setting.NO;
        };
    }

    default @Nullable String ownerIn(DocumentState state) {
        return switch (this) {
            case Last _ -> state.last();
            case Fill _ -> state.fill();
            case Stamp _ -> state.stamp();
            case Slot slot -> state.parts().get(slot.name());
        };
    }
}
