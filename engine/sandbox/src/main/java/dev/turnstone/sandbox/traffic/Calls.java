package dev.turnstone.sandbox.traffic;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Turns drafts into requests in the server's dialect.
record Calls(Dialect dialect, Layout layout) {

    Call single(Draft draft) {
        Op op = draft.op();
        String parameters = parameters(draft);
        if (op.kind().updates()) {
            return Call.post(
                    dialect.update(draft.name(), Objects.requireNonNull(op.id())) + parameters,
                    Bodies.update(draft, layout.area(op.index())).toString());
        }
        if (!op.kind().leavesContent()) {
            return Call.delete(
                    dialect.document(draft.name(), Objects.requireNonNull(op.id())) + parameters);
        }
        String source = Bodies.source(draft, layout.area(op.index())).toString();
        if (op.id() == null) {
            return Call.post(dialect.documents(draft.name()) + parameters, source);
        }
        String path =
                op.kind() == OpKind.CREATE
                        ? dialect.create(draft.name(), op.id())
                        : dialect.document(draft.name(), op.id());
        return Call.put(path + parameters, source);
    }

    /// @param refresh whether the answer is to wait for nothing but show the documents to searches
    ///   at once
    Call bulk(List<Draft> drafts, boolean refresh) {
        var body = new StringBuilder();
        for (Draft draft : drafts) {
            Op op = draft.op();
            ObjectNode line = Content.JSON.createObjectNode();
            line.set(verb(op), metadata(draft));
            body.append(line).append('\n');
            if (op.kind().updates()) {
                body.append(Bodies.update(draft, layout.area(op.index()))).append('\n');
            } else if (op.kind().leavesContent()) {
                body.append(Bodies.source(draft, layout.area(op.index()))).append('\n');
            }
        }
        return Call.post(refresh ? "/_bulk?refresh=true" : "/_bulk", body.toString());
    }

    private ObjectNode metadata(Draft draft) {
        Op op = draft.op();
        ObjectNode metadata = Content.JSON.createObjectNode().put("_index", draft.name());
        if (dialect.typed()) {
            metadata.put("_type", dialect.type());
        }
        if (op.id() != null) {
            metadata.put("_id", op.id());
        }
        if (draft.routingSent()) {
            metadata.put("routing", op.routing());
        }
        if (draft.pipelineSent() != null) {
            metadata.put("pipeline", draft.pipelineSent());
        }
        return metadata;
    }

    private static String verb(Op op) {
        if (op.kind().updates()) {
            return "update";
        }
        return switch (op.kind()) {
            case CREATE -> "create";
            case INDEX -> "index";
            default -> "delete";
        };
    }

    private static String parameters(Draft draft) {
        var parameters = new ArrayList<String>();
        if (draft.routingSent()) {
            parameters.add(
                    "routing=" + Dialect.escape(Objects.requireNonNull(draft.op().routing())));
        }
        if (draft.pipelineSent() != null) {
            parameters.add("pipeline=" + draft.pipelineSent());
        }
        if (draft.condition() != null) {
            parameters.add("if_seq_no=" + draft.condition().seqNo());
            parameters.add("if_primary_term=" + draft.condition().term());
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }
}
