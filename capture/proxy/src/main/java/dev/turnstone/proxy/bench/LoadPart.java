package dev.turnstone.proxy.bench;

import dev.turnstone.proxy.loops.LoopPlan;
import dev.turnstone.proxy.loops.Loops;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sends requests over keep-alive connections, one at a time on each, from one event loop.
///
/// At saturation a connection's next request follows its last answer. At a fixed offer each request
/// has the moment at which it is due: its time counts from there, also while it waits for a free
/// connection, so that a stall is measured by all whom it hits.
@SuppressWarnings("FutureReturnValueIgnored") // a failure comes back as an event of the connection
final class LoadPart {
    private static final EventLoopGroup LOOPS = Loops.of(new LoopPlan(1, false));
    private static final Map<Load, ByteBuf> REQUESTS =
            Stream.of(Load.values())
                    .collect(Collectors.toUnmodifiableMap(each -> each, Load::request));
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);
    private static final long PATIENCE = 30;

    private final LoadOrder order;
    private final ByteBuf request;
    private final EventLoop loop = LOOPS.next();
    private final Histogram nanos = new Histogram(LONGEST, 3);
    private final List<Sending> connections = new ArrayList<>();
    private final ArrayDeque<Sending> idle = new ArrayDeque<>();
    private final ArrayDeque<Long> due = new ArrayDeque<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private long from;
    private long until;
    private long nextDue;
    private long sent;
    private long answered;
    private long broken;
    private boolean ending;

    private LoadPart(LoadOrder order) {
        this.order = order;
        this.request = Objects.requireNonNull(REQUESTS.get(Load.named(order.load())));
    }

    /// Runs the order and tells what came of it. Blocks.
    static LoadResult run(LoadOrder order) throws InterruptedException {
        LoadPart part = new LoadPart(order);
        part.connect();
        try {
            part.loop.execute(part::begin);
            part.over.get(
                    order.warmUp().plus(order.measured()).toSeconds() + PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            part.broken++;
        } finally {
            part.connections.forEach(Sending::close);
        }
        return LoadResult.of(part.nanos, order, part.sent, part.answered, part.broken);
    }

    private void connect() {
        for (int i = 0; i < order.connections(); i++) {
            Sending sending = new Sending();
            sending.channel =
                    new Bootstrap()
                            .group(loop)
                            .channel(Loops.connection())
                            .option(ChannelOption.TCP_NODELAY, true)
                            .handler(
                                    new ChannelInitializer<>() {
                                        @Override
                                        protected void initChannel(Channel channel) {
                                            channel.pipeline().addLast(sending);
                                        }
                                    })
                            .connect(
                                    new InetSocketAddress(
                                            InetAddress.getLoopbackAddress(), order.port()))
                            .syncUninterruptibly()
                            .channel();
            connections.add(sending);
        }
    }

    private void begin() {
        long now = System.nanoTime();
        from = now + order.warmUp().toNanos();
        until = from + order.measured().toNanos();
        loop.schedule(this::end, until - now, TimeUnit.NANOSECONDS);
        if (order.perSecond() == 0) {
            connections.forEach(each -> each.send(System.nanoTime()));
        } else {
            idle.addAll(connections);
            nextDue = now;
            offer();
        }
    }

    /// What is due is sent where a connection is free, and waits for one elsewhere.
    private void offer() {
        long now = System.nanoTime();
        while (nextDue <= now && !ending) {
            due.add(nextDue);
            nextDue += TimeUnit.SECONDS.toNanos(1) / order.perSecond();
        }
        sendDue();
        if (!ending) {
            loop.schedule(this::offer, nextDue - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void sendDue() {
        while (!due.isEmpty() && !idle.isEmpty()) {
            idle.removeFirst().send(due.removeFirst());
        }
    }

    /// No more is offered; what was sent is still awaited.
    private void end() {
        ending = true;
        endWhenAnswered();
    }

    private void endWhenAnswered() {
        if (ending && due.isEmpty() && sent == answered + broken) {
            over.complete(null);
        }
    }

    /// One connection. The event loop only.
    private final class Sending extends ChannelInboundHandlerAdapter {
        private final Lengths answers = new Lengths();
        private @Nullable Channel channel;
        private long since;
        private boolean awaits;

        void send(long when) {
            since = when;
            awaits = true;
            sent++;
            Channel to = Objects.requireNonNull(channel);
            to.writeAndFlush(request.duplicate(), to.voidPromise());
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf in = (ByteBuf) message;
            int whole = answers.feed(in);
            in.release();
            if (whole > 0) {
                answered();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            if (awaits) {
                awaits = false;
                broken++;
                endWhenAnswered();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }

        void close() {
            if (channel != null) {
                channel.close().syncUninterruptibly();
            }
        }

        private void answered() {
            long now = System.nanoTime();
            awaits = false;
            answered++;
            boolean isMeasured =
                    order.perSecond() == 0 ? now >= from && now < until : since >= from;
            if (isMeasured) {
                nanos.recordValue(Math.min(LONGEST, now - since));
            }
            if (ending && due.isEmpty()) {
                endWhenAnswered();
            } else if (order.perSecond() == 0) {
                send(now);
            } else {
                idle.add(this);
                sendDue();
            }
        }
    }
}
