package dev.turnstone.proxy.bench;

import dev.turnstone.proxy.loops.LoopPlan;
import dev.turnstone.proxy.loops.Loops;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/// The ceiling: bytes go from one connection to another, and nothing else is done.
@SuppressWarnings("FutureReturnValueIgnored") // a failure comes back as an event of the connection
final class PipePart {
    private PipePart() {}

    static int listen(int to) {
        EventLoopGroup loops = Loops.of(LoopPlan.BOUND);
        InetSocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), to);
        Channel listening =
                new ServerBootstrap()
                        .group(loops)
                        .channel(Loops.listener())
                        .option(ChannelOption.SO_BACKLOG, 1_024)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.AUTO_READ, false)
                        .childHandler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        connect(channel, target);
                                    }
                                })
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .syncUninterruptibly()
                        .channel();
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    private static void connect(Channel client, InetSocketAddress target) {
        End near = new End();
        End far = new End();
        client.pipeline().addLast(near);
        far.other = client;
        new Bootstrap()
                .group(client.eventLoop())
                .channel(Loops.connection())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(far)
                .connect(target)
                .addListener(
                        done -> {
                            if (done.isSuccess()) {
                                client.config().setAutoRead(true);
                            } else {
                                client.close();
                            }
                        });
        near.far = far;
    }

    private static final class End extends ChannelInboundHandlerAdapter {
        private @Nullable Channel other;
        private @Nullable End far;
        private @Nullable Channel own;

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            own = ctx.channel();
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            Channel to = to();
            if (to == null) {
                ReferenceCountUtil.release(message);
                return;
            }
            to.write(message, to.voidPromise());
            if (!to.isWritable()) {
                ctx.channel().config().setAutoRead(false);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            Channel to = to();
            if (to != null) {
                to.flush();
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext ctx) {
            Channel to = to();
            if (to != null) {
                to.config().setAutoRead(ctx.channel().isWritable());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            Channel to = to();
            if (to != null) {
                to.close();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }

        private @Nullable Channel to() {
            if (other == null && far != null) {
                other = far.own;
            }
            return other;
        }
    }
}
