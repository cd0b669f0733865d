package dev.turnstone.log.record;

import dev.turnstone.log.record.TrafficRecord.Chunk;
import dev.turnstone.log.record.TrafficRecord.Opened;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// A long exchange whose end has not been read yet. One thread.
final class Assembly {
    private final ExchangeKey key;
    private final Slot slot;
    private final LongBody request;
    private final LongBody answer;
    private @Nullable Opened opened;

    Assembly(ExchangeKey key, Slot slot, ChunkMemory memory) {
        this.key = key;
        this.slot = slot;
        this.request = new LongBody(memory);
        this.answer = new LongBody(memory);
    }

    ExchangeKey key() {
        return key;
    }

    Slot slot() {
        return slot;
    }

    void open(Opened record) {
        opened = record;
    }

    void add(Chunk chunk) {
        LongBody body = chunk.side() == Side.REQUEST ? request : answer;
        body.add(chunk.index(), chunk.last(), chunk.bytes());
    }

    /// The exchange as it ended, its bodies whole where all chunks are here.
    Recorded closed(Recorded end) {
        Exchange seen = end.exchange();
        SeenAnswer seenAnswer = seen.answer();
        Exchange whole =
                exchange(
                        seen,
                        request.with(end.requestChunks(), seen.request().body()),
                        seenAnswer == null
                                ? null
                                : new SeenAnswer(
                                        seenAnswer.status(),
                                        seenAnswer.headers(),
                                        answer.with(end.answerChunks(), seenAnswer.body()),
                                        seenAnswer.took()));
        drop();
        return new Recorded(end.origin(), whole, 0, 0);
    }

    /// What is known of an exchange that nobody will end: its request, of unknown length (-1) and
    /// not whole where its end was not recorded. Empty where not even its head is known.
    Optional<Recorded> abandoned(Ending ending) {
        Opened begin = opened;
        if (begin == null) {
            drop();
            return Optional.empty();
        }
        Payload body = begin.request().body();
        if (!begin.whole()) {
            Payload tail = new Payload(Body.EMPTY, request.isWhole() ? request.length() : -1, null);
            body = request.isWhole() ? request.with(request.chunks(), tail) : tail;
        }
        drop();
        Exchange exchange =
                new Exchange(
                        key.origin().proxy(),
                        key.connection(),
                        key.number(),
                        begin.begun(),
                        with(begin.request(), body),
                        null,
                        ending,
                        begin.elsewhere());
        return Optional.of(new Recorded(key.origin(), exchange, 0, 0));
    }

    void drop() {
        request.drop();
        answer.drop();
    }

    private static Exchange exchange(Exchange seen, Payload body, @Nullable SeenAnswer answer) {
        return new Exchange(
                seen.proxy(),
                seen.connection(),
                seen.number(),
                seen.begun(),
                with(seen.request(), body),
                answer,
                seen.ending(),
                seen.elsewhere());
    }

    private static SeenRequest with(SeenRequest request, Payload body) {
        return new SeenRequest(request.method(), request.target(), request.headers(), body);
    }
}
