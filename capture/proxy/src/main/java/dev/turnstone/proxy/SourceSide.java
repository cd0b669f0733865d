package dev.turnstone.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a source connection's events to its [Passage].
@SuppressWarnings("FutureReturnValueIgnored") // a failure comes back as an event of the connection
final class SourceSide extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(SourceSide.class);

    private final Passage passage;

    SourceSide(Passage passage) {
        this.passage = passage;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (ctx.channel().equals(passage.source())) {
            passage.answers().fromSource((ByteBuf) message);
        } else {
            ((ByteBuf) message).release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        passage.client.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        passage.keepReading();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            passage.sourceGone(ctx.channel());
            ctx.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        passage.sourceGone(ctx.channel());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("A connection to the source broke", cause);
        ctx.close();
    }
}
