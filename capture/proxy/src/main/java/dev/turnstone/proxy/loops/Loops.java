package dev.turnstone.proxy.loops;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/// Event loops and their sockets, in one place for the proxy and for what measures it. Any thread.
public final class Loops {
    private Loops() {}

    /// So many event loops; 0 stands for one for each processor, and two at least. They never
    /// block, so more of them would only wake each other up.
    public static EventLoopGroup of(int threads) {
        int count = threads > 0 ? threads : Math.max(2, Runtime.getRuntime().availableProcessors());
        return new MultiThreadIoEventLoopGroup(count, NioIoHandler.newFactory());
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
