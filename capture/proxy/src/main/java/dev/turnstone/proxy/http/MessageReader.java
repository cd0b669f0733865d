package dev.turnstone.proxy.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Finds the messages in a stream of bytes without touching the bytes. One connection's event loop
/// only.
///
/// @param <H> a request's or an answer's head
public final class MessageReader<H> {
    private static final int CRLF = 2;
    private static final int SLACK = 64;
    private static final int USUAL_HEAD = 512;

    private static final FastThreadLocal<KnownLines> OF_REQUESTS = KnownLines.ofEachThread();
    private static final FastThreadLocal<KnownLines> OF_ANSWERS = KnownLines.ofEachThread();

    /// What a head is looked at in, before it is known whether it has to be kept.
    private static final FastThreadLocal<byte[]> SCRATCH =
            new FastThreadLocal<>() {
                @Override
                protected byte[] initialValue() {
                    return new byte[2 * USUAL_HEAD];
                }
            };

    private final Parser<H> parser;
    private final int largestHead;
    private final boolean mayBeginWithEmptyLine;
    private final HeadEnd headEnd = new HeadEnd();
    private final LinesBefore lines;
    private final BodyReader body = new BodyReader();
    private @Nullable H waiting;
    private int usualHead = USUAL_HEAD;
    private int seen;
    private int skipped;
    private boolean inBody;

    private MessageReader(
            Parser<H> parser,
            FastThreadLocal<KnownLines> known,
            int largestHead,
            boolean mayBeginWithEmptyLine) {
        this.parser = parser;
        this.lines = new LinesBefore(known);
        this.largestHead = largestHead;
        this.mayBeginWithEmptyLine = mayBeginWithEmptyLine;
    }

    public static MessageReader<RequestHead> ofRequests(int largestHead) {
        return new MessageReader<>(Heads::request, OF_REQUESTS, largestHead, true);
    }

    public static MessageReader<AnswerHead> ofAnswers(int largestHead) {
        return new MessageReader<>(Heads::answer, OF_ANSWERS, largestHead, false);
    }

    @FunctionalInterface
    private interface Parser<H> {
        H parse(byte[] bytes, LinesBefore lines) throws BadMessage;
    }

    /// Reads on from the buffer's reader index, to the end of the current message at most, and
    /// returns up to where the bytes are good. What is behind that place must stand at the reader
    /// index again at the next call.
    public int read(ByteBuf in, MessageSink<H> sink) throws BadMessage {
        int good = in.readerIndex();
        if (!inBody) {
            H head = head(in);
            if (head == null || !sink.head(head)) {
                return good;
            }
            good += skipped + seen;
            body.begin(sink.framing(head));
            inBody = true;
            forgetHead();
            if (!body.isDone() && sink.keepsBodyBack()) {
                return good;
            }
        }
        good = body.read(in, good, sink);
        if (body.isDone()) {
            inBody = false;
            sink.end();
        }
        return good;
    }

    /// Whether a message has begun and is not whole.
    public boolean isWithin() {
        return inBody || seen > 0;
    }

    /// The head that was told and not taken yet.
    public @Nullable H waiting() {
        return waiting;
    }

    /// The stream has ended; true when that was the end of a message, or between two.
    public boolean finish(MessageSink<H> sink) {
        if (inBody && body.endsWithConnection()) {
            inBody = false;
            sink.end();
        }
        return !isWithin();
    }

    private @Nullable H head(ByteBuf in) throws BadMessage {
        if (waiting != null) {
            return waiting;
        }
        if (!skipEmptyLine(in)) {
            return null;
        }
        int from = in.readerIndex() + skipped;
        byte[] bytes = seen == 0 ? headAtOnce(in, from) : null;
        if (bytes == null) {
            bytes = headInParts(in, from);
        }
        if (bytes != null) {
            waiting = parser.parse(bytes, lines);
        }
        return waiting;
    }

    /// Most heads are whole when they are first seen, as long as the one before, and of the same
    /// lines but for the first. The bytes are another's with the next head where the lines are
    /// known.
    private byte @Nullable [] headAtOnce(ByteBuf in, int from) {
        int length = Math.min(in.writerIndex() - from, usualHead);
        byte[] bytes = SCRATCH.get();
        if (bytes.length < length) {
            bytes = new byte[2 * length];
            SCRATCH.set(bytes);
        }
        in.getBytes(from, bytes, 0, length);
        int line = WholeHead.firstLine(bytes, length);
        if (line == WholeHead.NONE) {
            return null;
        }
        int known = lines.end(bytes, line, length);
        int end = known == LinesBefore.NONE ? WholeHead.end(bytes, line, length) : known;
        if (end == WholeHead.NONE || end > largestHead) {
            lines.forget();
            return null;
        }
        seen = end;
        usualHead = end + SLACK;
        return known == LinesBefore.NONE ? Arrays.copyOf(bytes, end) : bytes;
    }

    private byte @Nullable [] headInParts(ByteBuf in, int from) throws BadMessage {
        int last = in.forEachByte(from + seen, in.writerIndex() - from - seen, headEnd);
        Flaw flaw = headEnd.flaw();
        if (flaw != null) {
            throw new BadMessage(flaw);
        }
        seen = last < 0 ? in.writerIndex() - from : last - from + 1;
        if (seen > largestHead) {
            throw new BadMessage(Flaw.HEAD_TOO_LARGE);
        }
        if (!headEnd.isFound()) {
            return null;
        }
        usualHead = seen + SLACK;
        byte[] bytes = new byte[seen];
        in.getBytes(from, bytes);
        return bytes;
    }

    /// One empty line may stand before a request (RFC 9112, 2.2); false while that is undecided.
    private boolean skipEmptyLine(ByteBuf in) throws BadMessage {
        if (!mayBeginWithEmptyLine || skipped > 0 || seen > 0) {
            return true;
        }
        int from = in.readerIndex();
        if (in.getByte(from) != '\r') {
            return true;
        }
        if (in.readableBytes() < CRLF) {
            return false;
        }
        if (in.getByte(from + 1) != '\n') {
            throw new BadMessage(Flaw.BARE_CR);
        }
        skipped = CRLF;
        return true;
    }

    private void forgetHead() {
        waiting = null;
        seen = 0;
        skipped = 0;
        headEnd.reset();
    }
}
