package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// The life of one document as a test tells it: a tiny server that executes writes, answers them,
/// or does not.
final class Life {
    static final DocumentKey KEY = new DocumentKey("t-plain", "1");

    private final List<Write> writes = new ArrayList<>();
    private final Map<String, OpKind> kinds = new java.util.HashMap<>();
    private @Nullable DocumentState now;
    private long revision;
    private long clock;
    private long term = 1;

    /// Executed and acknowledged.
    Life acked(OpKind kind, String token) {
        Op op = op(kind, token);
        long sent = ++clock;
        Outcome.Effect effect = execute(op);
        writes.add(new Write(op, answer(effect, ++revision), sent, ++clock));
        return this;
    }

    /// Sent, and no answer; whether it was executed is the test's to say.
    Life unanswered(OpKind kind, String token, boolean executed) {
        Op op = op(kind, token);
        long sent = ++clock;
        if (executed) {
            execute(op);
            revision++;
        }
        writes.add(new Write(op, new Outcome.Unknown("cut"), sent, ++clock));
        return this;
    }

    Life refused(OpKind kind, String token, int status) {
        boolean repeatable = status == 404 || status == 409;
        writes.add(
                new Write(
                        op(kind, token),
                        new Outcome.Refused(status, repeatable),
                        ++clock,
                        ++clock));
        return this;
    }

    /// The primary moves: from now on answers carry the next term.
    Life failover() {
        term++;
        return this;
    }

    private Op op(OpKind kind, String token) {
        kinds.put(token, kind);
        Op op = Op.of(kind, KEY.index(), KEY.id(), token, 2);
        return kind == OpKind.PARTIAL ? op.slot("a") : op;
    }

    private Outcome answer(Outcome.Effect effect, long number) {
        return new Outcome.Applied(KEY.index(), KEY.id(), new Rank(term, number), number, effect);
    }

    Outcome.Effect execute(Op op) {
        DocumentState before = now;
        if (!op.kind().leavesContent()) {
            now = null;
            return before == null ? Outcome.Effect.ABSENT : Outcome.Effect.DELETED;
        }
        boolean fresh = before == null || op.kind().replaces();
        now = fresh ? DocumentState.createdBy(op) : Objects.requireNonNull(before).modifiedBy(op);
        return before == null ? Outcome.Effect.CREATED : Outcome.Effect.UPDATED;
    }

    @Nullable DocumentState now() {
        return now;
    }

    boolean exists() {
        return now != null;
    }

    List<Write> writes() {
        return writes;
    }

    @Nullable JsonNode source() {
        return now == null ? null : source(now);
    }

    JsonNode source(DocumentState state) {
        return Content.render(
                state,
                Area.PLAIN,
                KEY.id(),
                token -> Objects.requireNonNull(kinds.get(token)).counts());
    }

    OracleReport judge() {
        return judge(source());
    }

    OracleReport judge(@Nullable JsonNode found) {
        return judge(found, order -> order);
    }

    /// @param recorded in which order the oracle file holds the writes
    OracleReport judge(@Nullable JsonNode found, UnaryOperator<List<Write>> recorded) {
        var findings =
                new Findings(
                        Oracle.fold(Map.of("t-plain", Area.PLAIN), true, recorded.apply(writes)));
        if (found != null) {
            findings.found(KEY, null, found);
        }
        findings.allRead("t-plain");
        return findings.report(List.of());
    }
}
