package dev.turnstone.sandbox.traffic;

/// One write and its outcome, with the places of both in the oracle file: what ended before another
/// began came first.
///
/// @param doubted whether the index lost a primary or a node meanwhile, so that the answer may be
///   that of a second execution (a coordinating node repeats a request when its primary is lost: a
///   create may answer 409, an upsert `updated`, though it created the document itself), and a
///   default pipeline may have been left out (a node that just started does not know it yet; tried
///   on 7.10)
record Write(Op op, Outcome outcome, long sentAt, long doneAt, boolean doubted) {
    Write(Op op, Outcome outcome, long sentAt, long doneAt) {
        this(op, outcome, sentAt, doneAt, false);
    }

    /// What an applied write did to its document.
    enum Deed {
        REPLACED,
        MODIFIED,
        REMOVED,
        NOTHING
    }

    Deed deed() {
        if (!(outcome instanceof Outcome.Applied applied)) {
            return Deed.NOTHING;
        }
        return switch (applied.effect()) {
            case DELETED -> Deed.REMOVED;
            case ABSENT -> op.kind() == OpKind.ASTRAY_DELETE ? Deed.NOTHING : Deed.REMOVED;
            case CREATED -> Deed.REPLACED;
            case UPDATED -> op.kind().replaces() ? Deed.REPLACED : Deed.MODIFIED;
        };
    }

    /// The same write as one that may have been executed before its answer's execution.
    Write unanswered() {
        return new Write(op, new Outcome.Unknown("repeated by the server"), sentAt, doneAt, true);
    }

    Write inDoubt() {
        return new Write(op, outcome, sentAt, doneAt, true);
    }

    String token() {
        return op.token();
    }

    /// Whether this write, as far as its outcome is known, sets the part of the document that it
    /// leaves.
    Part.Setting sets(Part part) {
        boolean creationDecides = part instanceof Part.Fill && op.kind() == OpKind.UPSERT;
        if (creationDecides && outcome instanceof Outcome.Applied) {
            return deed() == Deed.REPLACED ? Part.Setting.YES : Part.Setting.NO;
        }
        Part.Setting setting = part.setBy(op);
        boolean leftOut = doubted && part instanceof Part.Stamp && setting == Part.Setting.YES;
        return leftOut ? Part.Setting.MAYBE : setting;
    }
}
