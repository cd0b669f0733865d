package dev.turnstone.replay.captured;

import dev.turnstone.model.Json;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.List;

/// Writes that name no document: by query, and copies from one index into another.
final class ByQueries {
    private ByQueries() {}

    static Meaning meaning(String expression, @Nullable SeenAnswer answer) {
        return Interpreter.isRefused(answer) && answer != null && answer.status() != 409
                ? new Meaning.Nothing(Meaning.Nothing.Why.REFUSED)
                : new Meaning.ByQuery(List.of(expression), documents(answer), false);
    }

    static Meaning reindex(SeenRequest request, @Nullable SeenAnswer answer) {
        if (Interpreter.isRefused(answer) && answer != null && answer.status() != 409) {
            return new Meaning.Nothing(Meaning.Nothing.Why.REFUSED);
        }
        String into =
                Payloads.decoded(request.body(), request.headers())
                        .map(body -> parse(body.text()).path("dest").path("index").asString(""))
                        .orElse("");
        return into.isEmpty()
                ? new Meaning.Unclear(List.of(), "a reindex that cannot be read")
                : new Meaning.ByQuery(List.of(into), documents(answer), true);
    }

    /// A task that goes on in the background, or a failure half-way, tells no number.
    private static long documents(@Nullable SeenAnswer answer) {
        if (answer == null) {
            return -1;
        }
        JsonNode told =
                Interpreter.body(answer)
                        .map(body -> parse(body.text()))
                        .orElseGet(MissingNode::getInstance);
        if (!told.has("total")) {
            return -1;
        }
        return told.path("updated").asLong(0)
                + told.path("deleted").asLong(0)
                + told.path("created").asLong(0);
    }

    static JsonNode parse(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
