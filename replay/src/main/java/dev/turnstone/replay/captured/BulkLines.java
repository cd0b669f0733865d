package dev.turnstone.replay.captured;

import dev.turnstone.documents.raw.MalformedJson;
import dev.turnstone.documents.raw.Names;
import dev.turnstone.documents.raw.RawJson;
import dev.turnstone.model.Body;
import dev.turnstone.replay.captured.Api.Verb;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The writes that the lines of a bulk ask for.
final class BulkLines {
    private static final Names VERBS = Names.of("index", "create", "update", "delete");
    private static final Names FIELDS =
            Names.of(
                    "_index",
                    "_id",
                    "routing",
                    "_routing",
                    "parent",
                    "_parent",
                    "pipeline",
                    "op_type");

    private final @Nullable String name;
    private final RequestLine line;
    private final byte[] bytes;
    private final int end;
    private int at;

    private BulkLines(Body body, @Nullable String name, RequestLine line) {
        this.name = name;
        this.line = line;
        this.bytes = body.array();
        this.at = body.offset();
        this.end = body.offset() + body.length();
    }

    /// Empty where the lines cannot be read as the server would.
    static Optional<List<WriteRequest>> parse(Body body, @Nullable String name, RequestLine line) {
        try {
            return Optional.of(new BulkLines(body, name, line).all());
        } catch (MalformedJson | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private List<WriteRequest> all() {
        var writes = new ArrayList<WriteRequest>();
        while (at < end) {
            Body action = nextLine();
            if (action.length() > 0) {
                writes.add(write(new RawJson(action.array(), action.offset(), action.length())));
            }
        }
        return writes;
    }

    private WriteRequest write(RawJson json) {
        json.enterObject();
        Verb verb = nextVerb(json);
        String index = name;
        @Nullable String id = null;
        String routing = line.routing();
        String pipeline = line.parameter("pipeline");
        json.enterObject();
        int field;
        while ((field = json.nextField(FIELDS)) != Names.END) {
            String value = json.isNull() ? skipped(json) : json.string();
            if (value == null || value.isEmpty()) {
                continue;
            }
            switch (field) {
                case 0 -> index = value;
                case 1 -> id = value;
                case 2, 3, 4, 5 -> routing = value;
                case 6 -> pipeline = value;
                default -> {
                    // The type, versions and conditions: the answer tells what they led to.
                }
            }
        }
        Body source = verb == Verb.DELETE ? null : nextLine();
        return new WriteRequest(
                verb,
                index,
                id,
                routing,
                isPipeline(pipeline),
                verb == Verb.UPDATE ? null : source);
    }

    static Verb nextVerb(RawJson json) {
        return switch (json.nextField(VERBS)) {
            case 0 -> Verb.INDEX;
            case 1 -> Verb.CREATE;
            case 2 -> Verb.UPDATE;
            case 3 -> Verb.DELETE;
            default -> throw new MalformedJson("no verb of a bulk");
        };
    }

    static boolean isPipeline(@Nullable String pipeline) {
        return pipeline != null && !pipeline.equals("_none");
    }

    private static @Nullable String skipped(RawJson json) {
        json.skip();
        return null;
    }

    private Body nextLine() {
        if (at >= end) {
            throw new MalformedJson("the last line is missing");
        }
        int start = at;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        int stop = at > start && bytes[at - 1] == '\r' ? at - 1 : at;
        at++;
        return Body.of(bytes, start, stop - start);
    }
}
