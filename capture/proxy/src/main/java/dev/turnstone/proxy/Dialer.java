package dev.turnstone.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;

/// Opens connections to the source, on the client's own event loop.
interface Dialer {
    /// Tries the nodes in turn; exactly one method of `dialed` is called, on that event loop.
    void dial(EventLoop loop, ChannelHandler handler, Dialed dialed);

    /// Changes whenever connections have to be opened anew.
    long generation();

    interface Dialed {
        void connected(Channel channel, long generation);

        void failed(String why);
    }
}
