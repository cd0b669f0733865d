package dev.turnstone.replay.captured;

import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.replay.captured.Meaning.Nothing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// What a bulk did, item by item.
final class Bulks {
    private Bulks() {}

    static Meaning meaning(
            Api.Bulk api, RequestLine line, SeenRequest request, @Nullable SeenAnswer answer) {
        Optional<List<WriteRequest>> asked =
                Payloads.isJson(request.headers())
                        ? Payloads.decoded(request.body(), request.headers())
                                .flatMap(body -> BulkLines.parse(body, api.name(), line))
                                .map(all -> request.isRedacted() ? withoutSources(all) : all)
                        : Optional.empty();
        if (Interpreter.isRefused(answer)) {
            return asked.isEmpty()
                    ? new Nothing(Nothing.Why.REFUSED)
                    : each(asked.get(), write -> Effects.refused(write, false));
        }
        if (answer == null || Interpreter.isAmbiguous(answer)) {
            return asked.isEmpty()
                    ? unread(api, List.of())
                    : each(asked.get(), Effects::unanswered);
        }
        List<BulkAnswers.Item> told =
                Interpreter.body(answer).flatMap(BulkAnswers::parse).orElse(List.of());
        return asked.isEmpty() ? unread(api, told) : together(asked.get(), told);
    }

    /// What a proxy replaced fields in is not what the source has.
    private static List<WriteRequest> withoutSources(List<WriteRequest> all) {
        return all.stream().map(WriteRequest::withoutSource).toList();
    }

    private static Meaning together(List<WriteRequest> asked, List<BulkAnswers.Item> told) {
        if (told.size() != asked.size()) {
            return each(asked, Effects::unread);
        }
        var effects = new ArrayList<Effect>();
        for (int i = 0; i < told.size(); i++) {
            WriteRequest write = asked.get(i);
            BulkAnswers.Item item = told.get(i);
            effects.add(
                    belong(write, item) ? Effects.of(write, item.answer()) : Effects.unread(write));
        }
        return new Meaning.Writes(effects);
    }

    private static boolean belong(WriteRequest write, BulkAnswers.Item item) {
        String id = item.answer().id();
        return write.verb() == item.verb()
                && (write.id() == null || id == null || Objects.equals(write.id(), id));
    }

    private static Meaning each(List<WriteRequest> asked, Function<WriteRequest, Effect> effect) {
        return new Meaning.Writes(asked.stream().map(effect).toList());
    }

    /// The answers may still tell which indices were written to.
    private static Meaning unread(Api.Bulk api, List<BulkAnswers.Item> told) {
        List<String> names =
                told.stream()
                        .flatMap(item -> Optional.ofNullable(item.answer().index()).stream())
                        .distinct()
                        .toList();
        List<String> known = api.name() == null ? List.of() : List.of(api.name());
        return new Meaning.Unclear(names.isEmpty() ? known : names, "a bulk that cannot be read");
    }
}
