package dev.turnstone.replay.transform;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;

import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A JSONata expression that makes a new source of the old one (`$`); it also sees `$index`, `$id`
/// and `$routing`.
///
/// Compiled expressions are used by one thread at a time and handed on.
final class Expression implements SourceStep {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int DEEPEST = 200;

    private final String text;
    private final ConcurrentLinkedQueue<Jsonata> free = new ConcurrentLinkedQueue<>();

    Expression(String text) {
        this.text = text;
        try {
            free.add(Jsonata.jsonata(text));
        } catch (JException e) {
            throw new TurnstoneException(
                    "The expression cannot be understood: " + e.getMessage(),
                    "Correct the expression: " + text,
                    e);
        }
    }

    @Override
    public Result apply(DocumentChange change, ObjectNode source) {
        Jsonata waiting = free.poll();
        Jsonata expression = waiting == null ? Jsonata.jsonata(text) : waiting;
        try {
            Object result = expression.evaluate(input(source), frame(expression, change));
            return result(source, result);
        } catch (RuntimeException e) {
            // The library's built-in functions throw whatever Java throws beneath them.
            return new Result.Refused("expression_failed", String.valueOf(e.getMessage()));
        } finally {
            free.add(expression);
        }
    }

    private static Map<?, ?> input(ObjectNode source) {
        return Json.MAPPER.convertValue(source, Map.class);
    }

    private static Jsonata.Frame frame(Jsonata expression, DocumentChange change) {
        Jsonata.Frame frame = expression.createFrame();
        frame.setRuntimeBounds(LONGEST.toMillis(), DEEPEST);
        frame.bind("index", change.index());
        frame.bind("id", change.id());
        if (change.routing() != null) {
            frame.bind("routing", change.routing());
        }
        return frame;
    }

    private static Result result(ObjectNode before, @Nullable Object result) {
        if (!(result instanceof Map<?, ?>)) {
            return new Result.Refused(
                    "expression_result",
                    "The expression gave "
                            + (result == null ? "nothing" : "no object but " + result)
                            + " instead of a document");
        }
        JsonNode after = Json.MAPPER.valueToTree(result);
        return before.equals(after) ? SAME : new Result.Changed((ObjectNode) after);
    }
}
