package dev.turnstone.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/// What is left over: bytes of which more must come, and connections that are to end.
@SuppressWarnings("FutureReturnValueIgnored") // a failure comes back as an event of the connection
final class Rest {
    private Rest() {}

    /// Both buffers' bytes in one; takes both over.
    static ByteBuf joined(ByteBufAllocator memory, ByteBuf first, ByteBuf second) {
        if (!first.isReadable()) {
            first.release();
            return second;
        }
        int length = first.readableBytes() + second.readableBytes();
        ByteBuf both = memory.buffer(length);
        both.writeBytes(first).writeBytes(second);
        first.release();
        second.release();
        return both;
    }

    /// Ends a connection that everything was written to. While the other side is still sending,
    /// only our direction ends at first: closing at once could take the answer away from it.
    static void end(Channel channel, boolean isSending) {
        if (isSending
                && channel instanceof DuplexChannel duplex
                && channel.pipeline().get(SslHandler.class) == null) {
            duplex.shutdownOutput();
        } else {
            channel.close();
        }
    }
}
