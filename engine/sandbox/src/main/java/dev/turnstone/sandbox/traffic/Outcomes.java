package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Reads answers to writes: what is not surely written or surely refused is unknown.
record Outcomes(boolean sequenced) {
    private static final int REQUEST_TIMEOUT = 408;

    Outcome single(Op op, Answer answer) {
        return switch (answer) {
            case Answer.Lost lost -> new Outcome.Unknown(lost.reason());
            case Answer.Unsent _ -> new Outcome.Unsent();
            case Answer.Replied replied -> item(op, replied.status(), replied.body());
        };
    }

    List<Outcome> bulk(List<Op> ops, Answer answer) {
        if (answer instanceof Answer.Replied replied && replied.succeeded()) {
            JsonNode items = replied.body().path("items");
            if (items.size() != ops.size()) {
                return all(ops, new Outcome.Unknown("bulk answer of " + items.size() + " items"));
            }
            var outcomes = new ArrayList<Outcome>();
            for (int i = 0; i < ops.size(); i++) {
                JsonNode item = items.get(i).iterator().next();
                outcomes.add(item(ops.get(i), item.path("status").asInt(0), item));
            }
            return outcomes;
        }
        return all(ops, single(ops.getFirst(), answer));
    }

    /// A write by query counts as applied only if it did all that it was asked for.
    List<Outcome> byQuery(List<Op> ops, String counter, Answer answer) {
        if (answer instanceof Answer.Unsent) {
            return all(ops, new Outcome.Unsent());
        }
        if (!(answer instanceof Answer.Replied replied)) {
            return all(ops, single(ops.getFirst(), answer));
        }
        JsonNode body = replied.body();
        if (!replied.succeeded() && replied.status() != 409 && replied.status() < 500) {
            return all(ops, new Outcome.Refused(replied.status(), false));
        }
        boolean whole =
                replied.succeeded()
                        && body.path(counter).asInt(-1) == ops.size()
                        && body.path("failures").isEmpty()
                        && body.path("version_conflicts").asInt(-1) == 0;
        if (!whole) {
            return all(ops, new Outcome.Unknown("done in part, status " + replied.status()));
        }
        var outcomes = new ArrayList<Outcome>();
        for (Op op : ops) {
            Outcome.Effect effect =
                    op.kind() == OpKind.QUERY_DELETE
                            ? Outcome.Effect.DELETED
                            : Outcome.Effect.UPDATED;
            outcomes.add(
                    new Outcome.Applied(
                            op.index(), op.id() == null ? "" : op.id(), null, 0, effect));
        }
        return outcomes;
    }

    private Outcome item(Op op, int status, JsonNode answer) {
        String result = answer.path("result").asString("");
        Outcome.Effect effect = effect(result);
        if (effect != null && (status / 100 == 2 || status == 404)) {
            return applied(op, answer, effect);
        }
        if (result.equals("noop") && status / 100 == 2) {
            return new Outcome.Refused(status, op.kind().updates());
        }
        if (status / 100 == 4 && status != REQUEST_TIMEOUT) {
            return new Outcome.Refused(status, status == 404 || status == 409);
        }
        return new Outcome.Unknown("status " + status);
    }

    private Outcome applied(Op op, JsonNode answer, Outcome.Effect effect) {
        String index = answer.path("_index").asString("");
        String id = answer.path("_id").asString("");
        long version = answer.path("_version").asLong(-1);
        long term = sequenced ? answer.path("_primary_term").asLong(-1) : 0;
        long number = sequenced ? answer.path("_seq_no").asLong(-1) : version;
        if (op.id() != null && !op.id().equals(id)) {
            return new Outcome.Unknown("the answer is about " + id);
        }
        if (index.isEmpty() || id.isEmpty() || term < 0 || number < 0) {
            return new Outcome.Unknown("an answer without index, id or revision");
        }
        return new Outcome.Applied(index, id, new Rank(term, number), version, effect);
    }

    private static Outcome.@Nullable Effect effect(String result) {
        return switch (result) {
            case "created" -> Outcome.Effect.CREATED;
            case "updated" -> Outcome.Effect.UPDATED;
            case "deleted" -> Outcome.Effect.DELETED;
            case "not_found" -> Outcome.Effect.ABSENT;
            default -> null;
        };
    }

    private static List<Outcome> all(List<Op> ops, Outcome outcome) {
        return Collections.nCopies(ops.size(), outcome);
    }
}
