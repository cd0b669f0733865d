package dev.turnstone.proxy;

import dev.turnstone.proxy.loops.Loops;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// Where clients come in, and who is in. Any thread.
final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int BACKLOG = 1_024;
    private static final WriteBufferWaterMark MARKS = new WriteBufferWaterMark(64 << 10, 256 << 10);

    private final ProxyPlan.Listening plan;
    private final Surroundings around;
    private final EventLoopGroup loops;
    private final @Nullable ServerTls tls;
    private final Set<Passage> inside = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Channel listening;

    Door(ProxyPlan.Listening plan, Surroundings around, EventLoopGroup loops) {
        this.plan = plan;
        this.around = around;
        this.loops = loops;
        this.tls = plan.tls().map(ServerTls::new).orElse(null);
    }

    void open() {
        var binding =
                new ServerBootstrap()
                        .group(loops)
                        .channel(Loops.listener())
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, MARKS)
                        .childOption(ChannelOption.RECVBUF_ALLOCATOR, new ReceiveRooms())
                        .childHandler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        welcome(channel);
                                    }
                                })
                        .bind(plan.address())
                        .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw Because.deaf("The proxy", plan.address(), binding.cause());
        }
        listening = binding.channel();
    }

    InetSocketAddress address() {
        Channel channel = listening;
        return channel == null ? plan.address() : (InetSocketAddress) channel.localAddress();
    }

    /// Does this with every connection, each on its own event loop.
    void everyone(Consumer<Passage> what) {
        for (Passage passage : inside) {
            try {
                passage.client.eventLoop().execute(() -> what.accept(passage));
            } catch (RejectedExecutionException e) {
                LOG.debug("The proxy is ending", e);
            }
        }
    }

    void reload() {
        if (tls != null) {
            tls.reload();
        }
    }

    /// Nobody new comes in.
    void shut() {
        Channel channel = listening;
        if (channel != null) {
            channel.close().awaitUninterruptibly();
        }
    }

    private void welcome(Channel channel) {
        Passage passage = new Passage(channel, around);
        inside.add(passage);
        around.meters().connections.incrementAndGet();
        channel.closeFuture().addListener(_ -> around.meters().connections.decrementAndGet());
        passage.whenClosed(() -> inside.remove(passage));
        if (tls != null) {
            channel.pipeline().addLast(tls.handler(channel));
        }
        channel.pipeline().addLast(new ClientSide(passage));
    }
}
