package dev.turnstone.log.record;

import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.SeenAnswer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// An exchange as a proxy holds it when it ends.
public record ExchangeParts(
        long connection,
        long number,
        Instant begun,
        Exchange.Ending ending,
        RequestParts request,
        @Nullable AnswerParts answer) {
    static ExchangeParts of(TrafficRecord.Recorded recorded) {
        Exchange exchange = recorded.exchange();
        SeenAnswer answer = exchange.answer();
        return new ExchangeParts(
                exchange.connection(),
                exchange.number(),
                exchange.begun(),
                exchange.ending(),
                RequestParts.of(exchange.request(), recorded.requestChunks()),
                answer == null ? null : AnswerParts.of(answer, recorded.answerChunks()));
    }
}
