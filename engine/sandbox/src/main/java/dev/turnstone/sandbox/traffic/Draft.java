package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

/// A write as it will be asked for: through which name, with what around it, and what is wrong with
/// it.
///
/// @param name the index, alias or data stream of the request
/// @param routingSent false where an alias brings the routing along, or where it is left out
record Draft(
        Op op,
        String name,
        boolean routingSent,
        @Nullable String pipeline,
        @Nullable Rank condition,
        Fault fault) {
    /// Why the server will refuse it.
    enum Fault {
        NONE,
        WRONG_TYPE,
        LONG_KEYWORD,
        NO_SUCH_PIPELINE,
        FAILING_SCRIPT
    }

    static Draft of(Op op) {
        return new Draft(op, op.index(), op.routing() != null, null, null, Fault.NONE);
    }

    Draft through(String alias) {
        return new Draft(op, alias, routingSent, pipeline, condition, fault);
    }

    Draft withoutRouting() {
        return new Draft(op, name, false, pipeline, condition, fault);
    }

    Draft pipeline(String id) {
        return new Draft(op, name, routingSent, id, condition, fault);
    }

    Draft onlyIf(Rank revision) {
        return new Draft(op, name, routingSent, pipeline, revision, fault);
    }

    Draft faulty(Fault kind) {
        return new Draft(op, name, routingSent, pipeline, condition, kind);
    }

    @Nullable String pipelineSent() {
        return fault == Fault.NO_SUCH_PIPELINE ? "no-such-pipeline" : pipeline;
    }
}
