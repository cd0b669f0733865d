package dev.turnstone.proxy;

import dev.turnstone.log.record.AnswerParts;
import dev.turnstone.log.record.BodyParts;
import dev.turnstone.log.record.ExchangeParts;
import dev.turnstone.log.record.HeaderLines;
import dev.turnstone.log.record.RequestParts;
import dev.turnstone.log.record.Side;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.proxy.http.AnswerHead;
import dev.turnstone.proxy.http.Framing;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The copy of one exchange on its way to the log. One connection's event loop only.
final class LogRecording implements Recorder.Recording {
    private static final Duration LONG = Duration.ofSeconds(1);

    private final LogRecorder to;
    private final Recorder.Exchanged exchanged;
    private final Instant begun;
    private final long begunNanos = System.nanoTime();
    private final BodyCopy request;
    private @Nullable AnswerHead head;
    private @Nullable BodyCopy answer;
    private boolean requestWhole;
    private boolean opened;
    private boolean over;

    LogRecording(LogRecorder to, Recorder.Exchanged exchanged) {
        this.to = to;
        this.exchanged = exchanged;
        this.begun = to.steady.at(begunNanos);
        this.request = new BodyCopy(length(exchanged.head().framing()), most(Long.MAX_VALUE));
    }

    @Override
    public void requestContent(ByteBuf in, int index, int length) {
        add(request, Side.REQUEST, in, index, length);
    }

    @Override
    public void requestEnd() {
        requestWhole = true;
    }

    @Override
    public void answerHead(AnswerHead seen) {
        if (!over) {
            head = seen;
            long limit = exchanged.changes() ? Long.MAX_VALUE : to.plan.answerLimit();
            answer = new BodyCopy(length(seen.framing()), most(limit));
        }
    }

    @Override
    public void answerContent(ByteBuf in, int index, int length) {
        BodyCopy body = answer;
        if (body != null && !over && !body.borrow(in, index, length)) {
            add(body, Side.ANSWER, in, index, length);
        }
    }

    /// What was borrowed of the answer is still there.
    @Override
    public void answered() {
        end(Ending.ANSWERED, answerParts());
    }

    @Override
    public void unanswered() {
        end(Ending.UNANSWERED, null);
    }

    @Override
    public void refused(Refusal refusal) {
        end(Ending.REFUSED_BY_PROXY, RefusalRecord.of(refusal));
    }

    /// What takes long is written down before it ends, so that its request is known should the
    /// proxy die.
    @Override
    public void lasts() {
        boolean isLong = System.nanoTime() - begunNanos > LONG.toNanos();
        if (!over && !opened && requestWhole && isLong && exchanged.changes() && !open()) {
            miss();
        }
    }

    private void add(BodyCopy body, Side side, ByteBuf in, int index, int length) {
        if (over) {
            return;
        }
        body.add(in, index, length);
        to.holds(body.toCount());
        if (redactsBodies()) {
            if (to.isFull()) {
                to.holds(-body.leaveOut());
            }
        } else if (body.held() >= to.piece()) {
            chunk(body, side);
        }
    }

    private void chunk(BodyCopy body, Side side) {
        boolean isTaken = (opened || open()) && offer(encoded(body, side));
        to.holds(-body.dropChunk());
        if (!isTaken) {
            miss();
        }
    }

    private List<ByteBuffer> encoded(BodyCopy body, Side side) {
        return to.encoder.chunk(
                exchanged.connection(),
                exchanged.number(),
                side,
                body.chunks(),
                false,
                body.bytes());
    }

    private boolean open() {
        opened = true;
        boolean isWhole = requestWhole && request.chunks() == 0;
        RequestParts parts = requestParts(isWhole ? body(request) : BodyParts.NONE);
        return offer(
                to.encoder.opened(
                        exchanged.connection(), exchanged.number(), begun, parts, isWhole));
    }

    private void end(Ending ending, @Nullable AnswerParts seen) {
        if (over) {
            return;
        }
        ExchangeParts parts =
                new ExchangeParts(
                        exchanged.connection(),
                        exchanged.number(),
                        begun,
                        ending,
                        requestParts(body(request)),
                        seen);
        if (offer(to.encoded(parts))) {
            finish();
        } else {
            miss();
        }
    }

    private void miss() {
        if (!over) {
            finish();
            to.feed.missed(exchanged.changes(), to.feed.trouble());
        }
    }

    private void finish() {
        over = true;
        to.holds(-request.drop());
        if (answer != null) {
            to.holds(-answer.drop());
        }
    }

    private boolean offer(List<ByteBuffer> record) {
        return to.feed.offer(exchanged.connection(), record, exchanged.changes());
    }

    private RequestParts requestParts(BodyParts body) {
        var asked = exchanged.head();
        HeaderLines headers = to.plan.redaction().headers(asked.fields());
        return new RequestParts(
                asked.method(),
                asked.target(),
                redactsBodies() ? markedAsRedacted(headers) : headers,
                body);
    }

    private @Nullable AnswerParts answerParts() {
        AnswerHead seen = head;
        BodyCopy copy = answer;
        if (seen == null || copy == null) {
            return null;
        }
        return new AnswerParts(
                seen.status(),
                to.plan.redaction().headers(seen.fields()),
                body(copy),
                Duration.ofNanos(System.nanoTime() - begunNanos));
    }

    private BodyParts body(BodyCopy copy) {
        if (redactsBodies() && copy.length() > 0) {
            ByteBuffer redacted =
                    copy.isCut() ? null : BodyRedaction.redacted(copy.bytes(), to.plan.redaction());
            return redacted == null
                    ? new BodyParts(List.of(), 0, copy.length(), copy.sha256())
                    : BodyParts.of(List.of(redacted));
        }
        return new BodyParts(copy.bytes(), copy.chunks(), copy.length(), copy.sha256OfCut());
    }

    private static HeaderLines markedAsRedacted(HeaderLines headers) {
        return taker -> {
            headers.tell(taker);
            taker.line(SeenRequest.REDACTED, "body");
        };
    }

    private boolean redactsBodies() {
        return !to.plan.redaction().bodyFields().isEmpty();
    }

    /// Bodies that are redacted are gathered whole, so they are never large, and left out where
    /// memory is short.
    private long most(long usual) {
        return redactsBodies() ? Math.min(usual, LogRecorder.PIECE) : usual;
    }

    private static long length(Framing framing) {
        return framing instanceof Framing.Length(long bytes) ? bytes : -1;
    }
}
