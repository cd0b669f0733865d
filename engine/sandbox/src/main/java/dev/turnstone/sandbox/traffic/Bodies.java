package dev.turnstone.sandbox.traffic;

import tools.jackson.databind.node.ObjectNode;

/// The bodies of writes.
final class Bodies {
    /// Does the same when it runs twice: a server repeats an update on its own when a primary fails
    /// over.
    static final String ADD =
            "if (ctx._source.trail == null) { ctx._source.trail = new HashMap(); }"
                    + " if (!ctx._source.trail.containsKey(params.token)) {"
                    + " ctx._source.count = (ctx._source.count == null ? 0 : ctx._source.count) + params.n; }"
                    + " ctx._source.trail[params.token] = params.n; ctx._source.last = params.token;";

    private static final String ADD_OR_DELETE =
            "if (ctx._source.count == null || ctx._source.count % 3 == 0) { ctx.op = 'delete'; }"
                    + " else if (ctx._source.count % 3 == 1) { ctx.op = 'none'; } else { "
                    + ADD
                    + " }";
    private static final String FAIL = "throw new IllegalArgumentException(params.token);";
    private static final int TOO_LONG_FOR_A_KEYWORD = 33_000;

    private Bodies() {}

    /// The document of an index or create.
    static ObjectNode source(Draft draft, Area area) {
        ObjectNode source = Content.sent(draft.op(), area);
        switch (draft.fault()) {
            case WRONG_TYPE -> source.put("quantity", "many");
            case LONG_KEYWORD -> source.put("code", "k".repeat(TOO_LONG_FOR_A_KEYWORD));
            case NONE, NO_SUCH_PIPELINE, FAILING_SCRIPT -> {}
        }
        return source;
    }

    /// The body of an update.
    static ObjectNode update(Draft draft, Area area) {
        Op op = draft.op();
        ObjectNode body = Content.JSON.createObjectNode();
        switch (op.kind()) {
            case PARTIAL -> body.set("doc", partial(draft));
            case DOC_AS_UPSERT -> body.put("doc_as_upsert", true).set("doc", source(draft, area));
            case UPSERT -> body.set("upsert", source(draft, area));
            case SCRIPTED_UPSERT -> body.put("scripted_upsert", true).putObject("upsert");
            default -> {}
        }
        if (op.kind() != OpKind.PARTIAL && op.kind() != OpKind.DOC_AS_UPSERT) {
            body.set("script", script(op, code(draft)));
        }
        return body;
    }

    static ObjectNode script(Op op, String code) {
        ObjectNode script = Content.JSON.createObjectNode();
        script.put("lang", "painless").put("source", code);
        script.putObject("params").put("token", op.token()).put("n", op.trailValue());
        return script;
    }

    private static String code(Draft draft) {
        if (draft.fault() == Draft.Fault.FAILING_SCRIPT) {
            return FAIL;
        }
        return draft.op().kind() == OpKind.DELETING_SCRIPT ? ADD_OR_DELETE : ADD;
    }

    private static ObjectNode partial(Draft draft) {
        Op op = draft.op();
        ObjectNode doc = Content.JSON.createObjectNode();
        doc.putObject("trail").put(op.token(), op.trailValue());
        doc.put("last", op.token());
        if (op.slot() != null) {
            doc.putObject("part").put(op.slot(), op.token());
        }
        if (draft.fault() == Draft.Fault.WRONG_TYPE) {
            doc.put("quantity", "many");
        }
        return doc;
    }
}
