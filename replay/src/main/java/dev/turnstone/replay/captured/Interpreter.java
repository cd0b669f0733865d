package dev.turnstone.replay.captured;

import dev.turnstone.documents.raw.MalformedJson;
import dev.turnstone.documents.raw.RawJson;
import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.replay.captured.Meaning.Nothing;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// Says what an exchange means, by what was asked and answered alone. Total: never throws for what
/// came over the wire. Safe for any number of threads.
public final class Interpreter {
    private Interpreter() {}

    public static Meaning interpret(Exchange exchange) {
        if (exchange.elsewhere() != null) {
            return new Nothing(Nothing.Why.ELSEWHERE);
        }
        if (exchange.ending() == Exchange.Ending.REFUSED_BY_PROXY) {
            return new Nothing(Nothing.Why.NEVER_SENT);
        }
        SeenRequest request = exchange.request();
        RequestLine line = RequestLine.of(request.target());
        SeenAnswer answer =
                exchange.ending() == Exchange.Ending.ANSWERED ? exchange.answer() : null;
        return switch (ApiTable.find(request.method(), line)) {
            case Api.Read _ -> new Nothing(Nothing.Why.READ);
            case Api.Housekeeping _ -> new Nothing(Nothing.Why.HOUSEKEEPING);
            case Api.Single single -> single(single, line, request, answer);
            case Api.Bulk bulk -> Bulks.meaning(bulk, line, request, answer);
            case Api.ByQuery(String names) -> ByQueries.meaning(names, answer);
            case Api.Reindex _ -> ByQueries.reindex(request, answer);
            case Api.Metadata metadata -> MetadataChanges.meaning(metadata, request, answer);
            case Api.Unknown(String names) ->
                    isRefused(answer)
                            ? new Nothing(Nothing.Why.REFUSED)
                            : new Meaning.Unclear(
                                    names.isEmpty() ? List.of() : List.of(names),
                                    "no known request: "
                                            + request.method()
                                            + " "
                                            + request.target());
        };
    }

    /// Whether that is a request which only reads, as [#interpret(Exchange)] would say, for much
    /// less.
    public static boolean isRead(Exchange exchange) {
        if (exchange.ending() == Exchange.Ending.REFUSED_BY_PROXY || exchange.elsewhere() != null) {
            return false;
        }
        SeenRequest request = exchange.request();
        return ApiTable.find(request.method(), RequestLine.of(request.target()))
                instanceof Api.Read;
    }

    /// The server said no before it did anything.
    static boolean isRefused(@Nullable SeenAnswer answer) {
        return answer != null
                && answer.status() >= 300
                && answer.status() < 500
                && answer.status() != 408;
    }

    static boolean isAmbiguous(@Nullable SeenAnswer answer) {
        return answer == null || answer.status() >= 500 || answer.status() == 408;
    }

    static Optional<Body> body(SeenAnswer answer) {
        return Payloads.decoded(answer.body(), answer.headers());
    }

    private static Meaning single(
            Api.Single api, RequestLine line, SeenRequest request, @Nullable SeenAnswer answer) {
        Body source =
                Payloads.isJson(request.headers()) && !request.isRedacted()
                        ? Payloads.decoded(request.body(), request.headers()).orElse(null)
                        : null;
        var write =
                new WriteRequest(
                        api.verb(),
                        api.name(),
                        api.id(),
                        line.routing(),
                        BulkLines.isPipeline(line.parameter("pipeline")),
                        source == null || source.length() == 0 ? null : source);
        return new Meaning.Writes(List.of(single(write, answer)));
    }

    private static Effect single(WriteRequest write, @Nullable SeenAnswer answer) {
        if (answer == null || isAmbiguous(answer)) {
            return Effects.unanswered(write);
        }
        Optional<ItemAnswer> told = body(answer).flatMap(body -> told(body, answer.status()));
        if (told.isEmpty()) {
            return isRefused(answer) && answer.status() != 404
                    ? Effects.refused(write, false)
                    : Effects.unread(write);
        }
        return Effects.of(write, told.get());
    }

    private static Optional<ItemAnswer> told(Body body, int status) {
        try {
            var json = new RawJson(body.array(), body.offset(), body.length());
            return Optional.of(ItemAnswer.read(json).withStatus(status));
        } catch (MalformedJson | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
