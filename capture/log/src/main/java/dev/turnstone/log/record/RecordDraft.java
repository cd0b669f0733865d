package dev.turnstone.log.record;

import dev.turnstone.log.record.TrafficRecord.Canary;
import dev.turnstone.log.record.TrafficRecord.Chunk;
import dev.turnstone.log.record.TrafficRecord.Gap;
import dev.turnstone.log.record.TrafficRecord.Opened;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.log.record.TrafficRecord.Started;
import dev.turnstone.log.record.TrafficRecord.Stopped;
import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The fields of a record as they are read, whatever its kind; what was never given has its
/// default.
final class RecordDraft {
    private final HeaderMemory memory;
    private @Nullable String proxy;
    private long incarnation;
    private long connection;
    private long number;
    private @Nullable Instant time;
    private Instant until = Instant.EPOCH;
    private Ending ending = Ending.UNANSWERED;
    private String method = "";
    private String target = "";
    private final DraftBody request = new DraftBody();
    private final DraftBody answer = new DraftBody();
    private int status = -1;
    private long took;
    private Side side = Side.REQUEST;
    private int index;
    private boolean last;
    private Body piece = Body.EMPTY;
    private long exchanges;
    private long changing;
    private String text = "";
    private String hop = "";
    private final List<String> nodes = new ArrayList<>();
    private boolean whole;
    private @Nullable String elsewhere;

    RecordDraft(HeaderMemory memory) {
        this.memory = memory;
    }

    /// Takes the field that the reader is at; false when it knows none of that number.
    boolean take(FieldReader from) {
        switch (from.field()) {
            case Field.PROXY -> proxy = from.text();
            case Field.INCARNATION -> incarnation = from.number();
            case Field.CONNECTION -> connection = from.number();
            case Field.NUMBER -> number = from.number();
            case Field.BEGUN, Field.FROM, Field.AT -> time = from.instant();
            case Field.UNTIL -> until = from.instant();
            case Field.METHOD -> method = from.text();
            case Field.TARGET -> target = from.text();
            case Field.STATUS -> status = from.count();
            case Field.TOOK -> took = Math.max(0, from.number());
            case Field.INDEX -> index = from.count();
            case Field.LAST -> last = from.number() != 0;
            case Field.PIECE -> piece = from.body();
            case Field.EXCHANGES -> exchanges = from.number();
            case Field.CHANGING -> changing = from.number();
            case Field.REASON, Field.ID -> text = from.text();
            case Field.NODE -> nodes.add(from.text());
            case Field.HOP -> hop = from.text();
            case Field.WHOLE -> whole = from.number() != 0;
            case Field.ELSEWHERE -> elsewhere = from.text();
            case Field.ENDING -> {
                return takeEnding(from);
            }
            case Field.SIDE ->
                    side =
                            Code.side(from.number())
                                    .orElseThrow(() -> FieldReader.damaged("a chunk has no side"));
            default -> {
                return takeBody(from);
            }
        }
        return true;
    }

    TrafficRecord record(int kind) {
        return switch (kind) {
            case Field.RECORDED ->
                    new Recorded(origin(), exchange(), request.chunks, answer.chunks);
            case Field.OPENED -> new Opened(key(), time(), seenRequest(), whole, elsewhere);
            case Field.CHUNK -> new Chunk(key(), side, index, last, piece);
            case Field.GAP -> new Gap(origin(), time(), until, exchanges, changing, text);
            case Field.STARTED -> new Started(origin(), time(), nodes);
            case Field.STOPPED -> new Stopped(origin(), time());
            case Field.CANARY -> new Canary(origin(), text, hop, time());
            default -> throw new IllegalArgumentException("kind: " + kind);
        };
    }

    /// An ending that this program does not know yet leaves the effect unknown, as does none at
    /// all.
    private boolean takeEnding(FieldReader from) {
        Optional<Ending> known = Code.ending(from.number());
        ending = known.orElse(Ending.UNANSWERED);
        return known.isPresent();
    }

    private boolean takeBody(FieldReader from) {
        switch (from.field()) {
            case Field.REQUEST_HEADER -> request.headers.add(from.header(memory));
            case Field.REQUEST_LENGTH -> request.length = from.number();
            case Field.REQUEST_SHA256 -> request.sha256 = from.text();
            case Field.REQUEST_CHUNKS -> request.chunks = from.count();
            case Field.REQUEST_BODY -> request.bytes = from.body();
            case Field.ANSWER_HEADER -> answer.headers.add(from.header(memory));
            case Field.ANSWER_LENGTH -> answer.length = from.number();
            case Field.ANSWER_SHA256 -> answer.sha256 = from.text();
            case Field.ANSWER_CHUNKS -> answer.chunks = from.count();
            case Field.ANSWER_BODY -> answer.bytes = from.body();
            default -> {
                return false;
            }
        }
        return true;
    }

    private Origin origin() {
        return new Origin(given(proxy, "proxy"), incarnation);
    }

    private ExchangeKey key() {
        return new ExchangeKey(origin(), connection, number);
    }

    private Instant time() {
        return given(time, "time");
    }

    private Exchange exchange() {
        return new Exchange(
                given(proxy, "proxy"),
                connection,
                number,
                time(),
                seenRequest(),
                status < 0
                        ? null
                        : new SeenAnswer(
                                status, answer.headers, answer.payload(), Duration.ofNanos(took)),
                ending,
                elsewhere);
    }

    private SeenRequest seenRequest() {
        return new SeenRequest(method, target, request.headers, request.payload());
    }

    private static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw FieldReader.damaged("its " + name + " is missing");
        }
        return value;
    }

    /// What is known of one side's body.
    private static final class DraftBody {
        private final List<Header> headers = new ArrayList<>();
        private Body bytes = Body.EMPTY;
        private long length = Long.MIN_VALUE;
        private int chunks;
        private @Nullable String sha256;

        Payload payload() {
            return new Payload(bytes, length == Long.MIN_VALUE ? bytes.length() : length, sha256);
        }
    }
}
