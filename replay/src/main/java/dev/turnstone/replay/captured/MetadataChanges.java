package dev.turnstone.replay.captured;

import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.replay.captured.MetadataChange.Kind;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which indices a change of metadata names.
final class MetadataChanges {
    private MetadataChanges() {}

    static Meaning meaning(Api.Metadata api, SeenRequest request, @Nullable SeenAnswer answer) {
        if (Interpreter.isRefused(answer)) {
            return new Meaning.Nothing(Meaning.Nothing.Why.REFUSED);
        }
        return new Meaning.Metadata(
                new MetadataChange(
                        api.kind(),
                        names(api, request, answer),
                        !Interpreter.isAmbiguous(answer),
                        request.method() + " " + request.target()));
    }

    private static List<String> names(
            Api.Metadata api, SeenRequest request, @Nullable SeenAnswer answer) {
        var names = new TreeSet<String>();
        if (api.kind() == Kind.ALIASES && api.expression().equals("*")) {
            Payloads.decoded(request.body(), request.headers())
                    .ifPresent(body -> actions(ByQueries.parse(body.text()), names));
        }
        if (api.kind() == Kind.ROLLOVER && answer != null) {
            Interpreter.body(answer)
                    .map(body -> ByQueries.parse(body.text()))
                    .ifPresent(
                            told -> {
                                names.add(told.path("old_index").asString(""));
                                names.add(told.path("new_index").asString(""));
                            });
        }
        names.remove("");
        if (names.isEmpty() && !api.expression().isEmpty()) {
            names.add(api.expression());
        }
        return List.copyOf(names);
    }

    private static void actions(JsonNode body, Set<String> names) {
        for (JsonNode action : body.path("actions")) {
            for (var verb : action.properties()) {
                names.add(verb.getValue().path("index").asString(""));
                verb.getValue().path("indices").forEach(index -> names.add(index.asString("")));
            }
        }
    }
}
