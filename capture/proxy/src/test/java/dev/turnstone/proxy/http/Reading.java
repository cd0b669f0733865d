package dev.turnstone.proxy.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Reads a stream of requests given in pieces, and remembers what was seen.
public final class Reading implements MessageSink<RequestHead> {
    private final MessageReader<RequestHead> reader;
    private final ByteBuf waiting = Unpooled.buffer();
    private final ByteArrayOutputStream good = new ByteArrayOutputStream();
    private final List<String> messages = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private String head = "";
    private @Nullable Flaw flaw;
    private boolean expectsBody;

    public Reading(int largestHead) {
        reader = MessageReader.ofRequests(largestHead);
    }

    /// Reads a stream that comes in pieces of these sizes; the last goes to the end.
    public static Reading of(byte[] stream, int... pieces) {
        Reading reading = new Reading(64 << 10);
        int from = 0;
        for (int piece : pieces) {
            int to = Math.min(stream.length, from + piece);
            reading.add(stream, from, to);
            from = to;
        }
        reading.add(stream, from, stream.length);
        return reading;
    }

    public void add(byte[] bytes, int from, int to) {
        waiting.writeBytes(bytes, from, to - from);
        try {
            while (flaw == null && waiting.isReadable()) {
                int start = waiting.readerIndex();
                int end = reader.read(waiting, this);
                if (end == start) {
                    return;
                }
                byte[] part = new byte[end - start];
                waiting.readBytes(part);
                good.writeBytes(part);
            }
        } catch (BadMessage e) {
            flaw = e.flaw();
        }
    }

    public byte[] good() {
        return good.toByteArray();
    }

    public List<String> messages() {
        return messages;
    }

    public @Nullable Flaw flaw() {
        return flaw;
    }

    /// Whether a body is among them that comes only once it was asked for.
    public boolean expectsBody() {
        return expectsBody;
    }

    public boolean isWithin() {
        return flaw == null && (reader.isWithin() || waiting.isReadable());
    }

    @Override
    public boolean head(RequestHead seen) {
        StringBuilder all = new StringBuilder(seen.method() + " " + seen.target());
        all.append(' ').append(seen.framing()).append(seen.closes() ? " closes" : "");
        all.append(seen.asksForUpgrade() ? " upgrades" : "");
        Fields fields = seen.fields();
        for (int line = 0; line < fields.count(); line++) {
            all.append('|').append(fields.name(line)).append('=').append(fields.value(line));
        }
        head = all.append('|').toString();
        body.reset();
        expectsBody |= seen.expectsContinue() && !seen.framing().equals(Framing.NONE);
        return true;
    }

    @Override
    public Framing framing(RequestHead seen) {
        return seen.framing();
    }

    @Override
    public void content(ByteBuf in, int index, int length) {
        byte[] part = new byte[length];
        in.getBytes(index, part);
        body.writeBytes(part);
    }

    @Override
    public void end() {
        messages.add(head + " " + body.toString(java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
