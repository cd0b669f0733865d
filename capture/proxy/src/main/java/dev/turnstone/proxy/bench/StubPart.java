package dev.turnstone.proxy.bench;

import dev.turnstone.proxy.loops.LoopPlan;
import dev.turnstone.proxy.loops.Loops;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A source that answers at once what it has ready.
@SuppressWarnings("FutureReturnValueIgnored") // a failure comes back as an event of the connection
final class StubPart {
    private StubPart() {}

    static int listen() {
        Channel listening =
                new ServerBootstrap()
                        .group(Loops.of(new LoopPlan(1, false)))
                        .channel(Loops.listener())
                        .option(ChannelOption.SO_BACKLOG, 1_024)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline().addLast(new Answering());
                                    }
                                })
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .syncUninterruptibly()
                        .channel();
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    private static final class Answering extends ChannelInboundHandlerAdapter {
        private static final ByteBuf GET = Load.GET.answer();
        private static final ByteBuf INDEX = Load.INDEX.answer();
        private static final ByteBuf BULK = Load.BULK.answer();

        private final Lengths requests = new Lengths();

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf in = (ByteBuf) message;
            int whole = requests.feed(in);
            in.release();
            for (int i = 0; i < whole; i++) {
                ctx.write(answer().duplicate(), ctx.voidPromise());
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }

        private ByteBuf answer() {
            if (requests.headByte(0) == 'G') {
                return GET;
            }
            return requests.headByte(1) == 'U' ? INDEX : BULK;
        }
    }
}
