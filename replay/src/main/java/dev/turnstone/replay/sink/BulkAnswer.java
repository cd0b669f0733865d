package dev.turnstone.replay.sink;

import dev.turnstone.model.Body;
import dev.turnstone.model.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.HashMap;
import java.util.Map;

/// A bulk's answer, read token by token into arrays: a written item costs no object.
final class BulkAnswer {
    static final long NONE = -1;

    private final int[] status;
    private final long[] seqNo;
    private final long[] term;
    private final Map<Integer, Refusal> refusals = new HashMap<>();
    private int count;

    /// Why one item was refused, in the target's words.
    record Refusal(String type, String reason) {}

    private BulkAnswer(int expected) {
        status = new int[expected];
        seqNo = new long[expected];
        term = new long[expected];
    }

    /// An answer with another number of items than `expected` is an [IllegalArgumentException].
    static BulkAnswer parse(Body body, int expected) {
        var answer = new BulkAnswer(expected);
        try (JsonParser parser =
                Json.MAPPER.createParser(body.array(), body.offset(), body.length())) {
            answer.read(parser);
        }
        if (answer.count != expected) {
            throw new IllegalArgumentException(
                    "items: " + answer.count + " (expected: " + expected + ")");
        }
        return answer;
    }

    int status(int item) {
        return status[item];
    }

    long seqNo(int item) {
        return seqNo[item];
    }

    long primaryTerm(int item) {
        return term[item];
    }

    @Nullable Refusal refusal(int item) {
        return refusals.get(item);
    }

    private void read(JsonParser parser) {
        expect(parser.nextToken(), JsonToken.START_OBJECT);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (name.equals("items")) {
                readItems(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readItems(JsonParser parser) {
        expect(parser.currentToken(), JsonToken.START_ARRAY);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            if (count == status.length) {
                throw new IllegalArgumentException(
                        "items: more than " + count + " (expected: " + count + ")");
            }
            parser.nextName();
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            readItem(parser);
            expect(parser.nextToken(), JsonToken.END_OBJECT);
            count++;
        }
    }

    private void readItem(JsonParser parser) {
        seqNo[count] = NONE;
        term[count] = NONE;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "status" -> status[count] = parser.getIntValue();
                case "_seq_no" -> seqNo[count] = parser.getLongValue();
                case "_primary_term" -> term[count] = parser.getLongValue();
                case "error" -> refusals.put(count, readError(parser, value));
                default -> parser.skipChildren();
            }
        }
    }

    private static Refusal readError(JsonParser parser, JsonToken value) {
        if (value != JsonToken.START_OBJECT) {
            return new Refusal("unknown", parser.getString());
        }
        String type = "unknown";
        var reason = new StringBuilder();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "type" -> type = parser.getString();
                case "reason" -> reason.insert(0, parser.getString());
                case "caused_by" -> reason.append(": ").append(readError(parser, token).reason());
                default -> parser.skipChildren();
            }
        }
        return new Refusal(type, reason.toString());
    }

    private static void expect(JsonToken found, JsonToken expected) {
        if (found != expected) {
            throw new IllegalArgumentException(
                    "bulk answer: " + found + " (expected: " + expected + ")");
        }
    }
}
