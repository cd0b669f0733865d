package dev.turnstone.log.record;

import dev.turnstone.log.record.TrafficRecord.Canary;
import dev.turnstone.log.record.TrafficRecord.Chunk;
import dev.turnstone.log.record.TrafficRecord.Gap;
import dev.turnstone.log.record.TrafficRecord.Opened;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.log.record.TrafficRecord.Started;
import dev.turnstone.log.record.TrafficRecord.Stopped;
import dev.turnstone.log.record.TrafficRecord.Unknown;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Encodes the records of one proxy. Long bodies are not copied: the buffers given stand between
/// those that the encoder made. Any thread.
public final class RecordEncoder {
    /// Bodies of an exchange that are together longer than this go in chunks, each no longer than
    /// this: so every record fits where a Kafka broker's defaults are in force.
    public static final int PIECE_BYTES = 1 << 19;

    private final byte[] origin;

    /// What each record of an exchange begins with.
    private volatile byte[] passed;

    public RecordEncoder(Origin origin) {
        this.origin =
                new FieldWriter()
                        .text(Field.PROXY, origin.proxy())
                        .number(Field.INCARNATION, origin.incarnation())
                        .copy();
        this.passed = this.origin;
    }

    /// What is passed from now on goes to these nodes, which are not the source's; null for the
    /// source.
    public void passesTo(@Nullable String elsewhere) {
        passed = elsewhere == null ? origin : with(elsewhere);
    }

    private byte[] with(String elsewhere) {
        byte[] field = new FieldWriter().text(Field.ELSEWHERE, elsewhere).copy();
        byte[] both = Arrays.copyOf(origin, origin.length + field.length);
        System.arraycopy(field, 0, both, origin.length, field.length);
        return both;
    }

    /// Any record, under its own origin.
    public static List<ByteBuffer> encode(TrafficRecord record) {
        RecordEncoder encoder = new RecordEncoder(record.origin());
        return switch (record) {
            case Recorded recorded -> {
                encoder.passesTo(recorded.exchange().elsewhere());
                yield encoder.exchange(ExchangeParts.of(recorded));
            }
            case Opened opened -> {
                encoder.passesTo(opened.elsewhere());
                yield encoder.opened(opened);
            }
            case Chunk chunk ->
                    encoder.chunk(
                            chunk.key().connection(),
                            chunk.key().number(),
                            chunk.side(),
                            chunk.index(),
                            chunk.last(),
                            List.of(FieldWriter.buffer(chunk.bytes())));
            case Gap gap -> encoder.gap(gap);
            case Started started -> encoder.started(started.at(), started.nodes());
            case Stopped stopped -> encoder.stopped(stopped.at());
            case Canary canary -> encoder.canary(canary.id(), canary.hop(), canary.at());
            case Unknown unknown ->
                    throw new IllegalArgumentException("record: " + unknown + " (expected: known)");
        };
    }

    /// An exchange that has ended.
    public List<ByteBuffer> exchange(ExchangeParts parts) {
        return exchange(parts, new EncodingSpace());
    }

    /// The same in a space that is there already.
    public List<ByteBuffer> exchange(ExchangeParts parts, EncodingSpace in) {
        FieldWriter to = open(in.writer, Field.RECORDED, parts.connection(), parts.number());
        to.instant(Field.BEGUN, parts.begun()).number(Field.ENDING, Code.of(parts.ending()));
        write(to, parts.request());
        AnswerParts answer = parts.answer();
        if (answer != null) {
            write(to, answer);
        }
        return to.record();
    }

    /// A long exchange begins; with `whole`, no part of the request's body comes in chunks.
    public List<ByteBuffer> opened(
            long connection, long number, Instant begun, RequestParts request, boolean whole) {
        FieldWriter to = open(new FieldWriter(), Field.OPENED, connection, number);
        to.instant(Field.BEGUN, begun).number(Field.WHOLE, whole ? 1 : 0);
        write(to, request);
        return to.record();
    }

    /// A piece of a long body; `index` counts from 0 on each side.
    public List<ByteBuffer> chunk(
            long connection,
            long number,
            Side side,
            int index,
            boolean last,
            List<ByteBuffer> bytes) {
        return open(new FieldWriter(), Field.CHUNK, connection, number)
                .number(Field.SIDE, Code.of(side))
                .number(Field.INDEX, index)
                .number(Field.LAST, last ? 1 : 0)
                .pieces(Field.PIECE, bytes, BodyParts.of(bytes).length())
                .record();
    }

    /// Exchanges that were passed but not recorded; `changing` of them could have changed data.
    public List<ByteBuffer> gap(
            Instant from, Instant until, long exchanges, long changing, String reason) {
        return new FieldWriter()
                .begin(Field.GAP, origin)
                .instant(Field.FROM, from)
                .instant(Field.UNTIL, until)
                .number(Field.EXCHANGES, exchanges)
                .number(Field.CHANGING, changing)
                .text(Field.REASON, reason)
                .record();
    }

    public List<ByteBuffer> started(Instant at, List<String> nodes) {
        FieldWriter to = new FieldWriter().begin(Field.STARTED, origin).instant(Field.AT, at);
        nodes.forEach(node -> to.text(Field.NODE, node));
        return to.record();
    }

    public List<ByteBuffer> stopped(Instant at) {
        return new FieldWriter().begin(Field.STOPPED, origin).instant(Field.AT, at).record();
    }

    /// The mark of a canary, before the record of its exchange.
    public List<ByteBuffer> canary(long connection, long number, Duration every, Instant sent) {
        return canary(CanaryMark.id(connection, number, every), CanaryMark.SENT, sent);
    }

    public List<ByteBuffer> canary(String id, String hop, Instant at) {
        return new FieldWriter()
                .begin(Field.CANARY, origin)
                .text(Field.ID, id)
                .text(Field.HOP, hop)
                .instant(Field.AT, at)
                .record();
    }

    private List<ByteBuffer> opened(Opened opened) {
        return opened(
                opened.key().connection(),
                opened.key().number(),
                opened.begun(),
                RequestParts.of(opened.request(), 0),
                opened.whole());
    }

    private List<ByteBuffer> gap(Gap gap) {
        return gap(gap.from(), gap.until(), gap.exchanges(), gap.changing(), gap.reason());
    }

    private FieldWriter open(FieldWriter to, int kind, long connection, long number) {
        return to.begin(kind, passed)
                .number(Field.CONNECTION, connection)
                .number(Field.NUMBER, number);
    }

    private static void write(FieldWriter to, RequestParts request) {
        to.text(Field.METHOD, request.method())
                .text(Field.TARGET, request.target())
                .headers(Field.REQUEST_HEADER, request.headers());
        BodyParts body = request.body();
        long inline = body.inline();
        describe(
                to, body, inline, Field.REQUEST_LENGTH, Field.REQUEST_CHUNKS, Field.REQUEST_SHA256);
        to.pieces(Field.REQUEST_BODY, body.bytes(), inline);
    }

    private static void write(FieldWriter to, AnswerParts answer) {
        to.number(Field.STATUS, answer.status())
                .number(Field.TOOK, answer.took().toNanos())
                .headers(Field.ANSWER_HEADER, answer.headers());
        BodyParts body = answer.body();
        long inline = body.inline();
        describe(to, body, inline, Field.ANSWER_LENGTH, Field.ANSWER_CHUNKS, Field.ANSWER_SHA256);
        to.pieces(Field.ANSWER_BODY, body.bytes(), inline);
    }

    private static void describe(
            FieldWriter to, BodyParts body, long inline, int length, int chunks, int sha) {
        if (body.length() != inline) {
            to.number(length, body.length());
        }
        if (body.chunks() > 0) {
            to.number(chunks, body.chunks());
        }
        String digest = body.sha256();
        if (digest != null) {
            to.text(sha, digest);
        }
    }
}
