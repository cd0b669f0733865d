package dev.turnstone.proxy;

import dev.turnstone.proxy.loops.Loops;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The nodes of the cluster behind the proxy: connections go to them in turn, to healthy ones
/// first. Any thread; the nodes can be exchanged as a whole.
@SuppressWarnings("FutureReturnValueIgnored") // a failure comes back as an event of the connection
final class Upstream implements Dialer {
    private final AtomicInteger turn = new AtomicInteger();
    private final Duration connectWithin;
    private final SourceTls tls;
    private volatile Cluster cluster;

    Upstream(List<Node> nodes, SourceTls tls, Duration connectWithin) {
        this.cluster = new Cluster(1, List.copyOf(nodes));
        this.tls = tls;
        this.connectWithin = connectWithin;
    }

    private record Cluster(long generation, List<Node> nodes) {}

    List<Node> nodes() {
        return cluster.nodes();
    }

    @Override
    public long generation() {
        return cluster.generation();
    }

    /// Connections are opened to these nodes from now on; existing ones end with their next
    /// request.
    void become(List<Node> nodes) {
        cluster = new Cluster(cluster.generation() + 1, List.copyOf(nodes));
    }

    @Override
    public void dial(EventLoop loop, ChannelHandler handler, Dialed dialed) {
        Cluster to = cluster;
        next(loop, handler, dialed, to, inTurn(to.nodes()).iterator(), "none is known");
    }

    private void next(
            EventLoop loop,
            ChannelHandler handler,
            Dialed dialed,
            Cluster to,
            Iterator<Node> left,
            String why) {
        if (!left.hasNext()) {
            loop.execute(() -> dialed.failed(why));
            return;
        }
        Node node = left.next();
        InetSocketAddress address = node.address();
        if (address == null) {
            next(loop, handler, dialed, to, left, node + ": its name is not known");
            return;
        }
        ChannelFuture connecting = bootstrap(loop, node).connect(address);
        connecting.addListener(
                done -> {
                    if (done.isSuccess()) {
                        secured(connecting.channel())
                                .addListener(
                                        secured -> {
                                            if (secured.isSuccess()) {
                                                connecting.channel().pipeline().addLast(handler);
                                                dialed.connected(
                                                        connecting.channel(), to.generation());
                                            } else {
                                                connecting.channel().close();
                                                failed(node, secured);
                                                next(
                                                        loop,
                                                        handler,
                                                        dialed,
                                                        to,
                                                        left,
                                                        node
                                                                + ": "
                                                                + Because.unreached(
                                                                        secured.cause()));
                                            }
                                        });
                    } else {
                        failed(node, done);
                        next(
                                loop,
                                handler,
                                dialed,
                                to,
                                left,
                                node + ": " + Because.unreached(done.cause()));
                    }
                });
    }

    private static void failed(Node node, Future<?> attempt) {
        if (!attempt.isCancelled()) {
            node.healthy(false);
        }
    }

    private static Future<?> secured(Channel channel) {
        SslHandler handler = channel.pipeline().get(SslHandler.class);
        return handler == null ? channel.newSucceededFuture() : handler.handshakeFuture();
    }

    private Bootstrap bootstrap(EventLoop loop, Node node) {
        return new Bootstrap()
                .group(loop)
                .channel(Loops.connection())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new ReceiveRooms())
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(connectWithin.toMillis()))
                .handler(
                        new ChannelInitializer<>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                if (node.isSecure()) {
                                    channel.pipeline().addLast(tls.handler(channel, node));
                                }
                            }
                        });
    }

    private List<Node> inTurn(List<Node> nodes) {
        int first = Math.floorMod(turn.getAndIncrement(), nodes.size());
        List<Node> order = new ArrayList<>(nodes.size());
        List<Node> unhealthy = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get((first + i) % nodes.size());
            (node.isHealthy() ? order : unhealthy).add(node);
        }
        order.addAll(unhealthy);
        return order;
    }
}
