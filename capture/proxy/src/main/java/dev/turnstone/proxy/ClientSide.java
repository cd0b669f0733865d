package dev.turnstone.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a client connection's events to its [Passage].
@SuppressWarnings("FutureReturnValueIgnored") // a failure comes back as an event of the connection
final class ClientSide extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ClientSide.class);

    private final Passage passage;

    ClientSide(Passage passage) {
        this.passage = passage;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        passage.fromClient((ByteBuf) message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        passage.flushToSource();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        passage.answers().keepReading();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            passage.clientEnded();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        passage.clientGone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("A client's connection broke", cause);
        ctx.close();
    }
}
