package dev.turnstone.documents.file;

import dev.turnstone.documents.raw.MalformedJson;
import dev.turnstone.documents.raw.Names;
import dev.turnstone.documents.raw.RawJson;
import dev.turnstone.model.Body;
import dev.turnstone.model.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/// Tells the two formats apart, line by line: bulk actions, and documents with their names beside
/// them.
final class LineParser {
    private static final Names LINE =
            Names.of("_index", "_id", "_routing", "_source", "index", "create", "delete", "update");
    private static final Names TARGET = Names.of("_index", "_id", "_routing", "routing");
    private static final int INDEX = 4;
    private static final int CREATE = 5;
    private static final int DELETE = 6;
    private static final int UPDATE = 7;

    private final String standard;

    LineParser(String standardIndex) {
        this.standard = standardIndex;
    }

    /// What a line that is no bulk document means.
    Line parse(Body line) {
        String problem = problem(line);
        if (!problem.isEmpty()) {
            return new Line.Bad(problem, false);
        }
        try {
            return read(new RawJson(line.array(), line.offset(), line.length()));
        } catch (MalformedJson e) {
            return new Line.Bad("not the expected JSON", false);
        }
    }

    /// Why a line is no JSON object, or empty.
    static String problem(Body line) {
        try (var parser = Json.MAPPER.createParser(line.array(), line.offset(), line.length())) {
            var first = parser.nextToken();
            if (first == null || !first.isStructStart()) {
                return "not a JSON object";
            }
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null
                    ? ""
                    : "not a JSON object";
        } catch (JacksonException e) {
            return "not valid JSON";
        }
    }

    private Line read(RawJson json) {
        var target = new Target();
        @Nullable Body source = null;
        json.enterObject();
        int name;
        while ((name = json.nextField(LINE)) != Names.END) {
            switch (name) {
                case 0, 1, 2 -> target.set(name, json);
                case 3 -> source = json.slice();
                case INDEX, CREATE, DELETE, UPDATE -> {
                    if (json.isObject()) {
                        return action(name, json);
                    }
                    json.skip();
                }
                default -> json.skip();
            }
        }
        if (source == null) {
            return new Line.Bad("neither a bulk action nor a document with _source", false);
        }
        if (source.array()[source.offset()] != '{') {
            return new Line.Bad("_source is no object", false);
        }
        String problem = target.problem();
        return problem.isEmpty()
                ? new Line.Document(target.index, target.id, target.routing, source)
                : new Line.Bad(problem, false);
    }

    private Line action(int action, RawJson json) {
        var target = new Target();
        json.enterObject();
        int name;
        while ((name = json.nextField(TARGET)) != Names.END) {
            if (name == Names.OTHER) {
                json.skip();
            } else {
                target.set(name, json);
            }
        }
        String problem =
                action == UPDATE ? "an update without its whole document" : target.problem();
        if (!problem.isEmpty()) {
            return new Line.Bad(problem, action != DELETE);
        }
        return action == DELETE
                ? new Line.Delete(target.index, target.id, target.routing)
                : new Line.Action(target.index, target.id, target.routing);
    }

    private final class Target {
        private String index = standard;
        private String id = "";
        private @Nullable String routing;

        void set(int name, RawJson json) {
            if (json.isNull()) {
                json.skip();
                return;
            }
            String text = json.string();
            switch (name) {
                case 0 -> index = text;
                case 1 -> id = text;
                default -> routing = text;
            }
        }

        String problem() {
            if (id.isEmpty()) {
                return "no _id";
            }
            return index.isEmpty() ? "no _index" : "";
        }
    }
}
