package dev.turnstone.proxy.http;

import io.netty.buffer.ByteBuf;

/// Is told what stands in a stream of messages. The buffer is lent for the call.
///
/// @param <H> a request's or an answer's head
public interface MessageSink<H> {
    /// A head is whole. False means "not now": nothing of the message is taken, and the head is
    /// told again at the next read.
    boolean head(H head);

    /// How the body of the message with this head ends.
    Framing framing(H head);

    /// Whether the body stays where it is for now, though its head was taken.
    default boolean keepsBodyBack() {
        return false;
    }

    /// A part of the body, without the marks of chunks.
    void content(ByteBuf in, int index, int length);

    /// The message is whole.
    void end();
}
