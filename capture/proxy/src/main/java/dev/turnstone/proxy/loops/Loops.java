package dev.turnstone.proxy.loops;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

import java.util.List;

/// Event loops and their sockets, in one place for the proxy and for what measures it. Any thread.
public final class Loops {
    private Loops() {}

    /// Loops are bound only where each has a processor to itself; a smaller number could be put on
    /// the busiest ones and would have to stay there.
    public static EventLoopGroup of(LoopPlan plan) {
        int threads = plan.threads();
        List<Integer> processors = plan.bound() ? Processors.allowed() : List.of();
        return processors.size() == threads
                ? new MultiThreadIoEventLoopGroup(
                        threads, new BoundThreads(processors), NioIoHandler.newFactory())
                : new MultiThreadIoEventLoopGroup(threads, NioIoHandler.newFactory());
    }

    /// What listens.
    public static Class<? extends ServerChannel> listener() {
        return NioServerSocketChannel.class;
    }

    /// What connects.
    public static Class<? extends Channel> connection() {
        return NioSocketChannel.class;
    }
}
