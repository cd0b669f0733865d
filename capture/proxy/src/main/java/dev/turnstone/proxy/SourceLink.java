package dev.turnstone.proxy;

import io.netty.channel.Channel;

import org.jspecify.annotations.Nullable;

/// A passage's connection to the source, dialled when a request first needs it. One connection's
/// event loop only.
@SuppressWarnings("FutureReturnValueIgnored") // a failure comes back as an event of the connection
final class SourceLink implements Dialer.Dialed {
    private final Passage passage;
    private final Dialer dialer;
    private @Nullable Channel channel;
    private long generation;
    private boolean dialing;

    SourceLink(Passage passage) {
        this.passage = passage;
        this.dialer = passage.around.dialer();
    }

    @Nullable Channel channel() {
        return channel;
    }

    boolean isDialing() {
        return dialing;
    }

    /// Whether what comes from the client need not wait.
    boolean takesMore() {
        return !dialing && (channel == null || channel.isWritable());
    }

    /// Whether it is there; dials it elsewhere. One that is out of date is left once nothing is due
    /// over it.
    boolean isThere(boolean nothingDue) {
        if (channel != null && generation != dialer.generation() && nothingDue) {
            hangUp();
        }
        if (channel == null && !dialing) {
            dialing = true;
            dialer.dial(passage.client.eventLoop(), new SourceSide(passage), this);
        }
        return channel != null;
    }

    @Override
    public void connected(Channel to, long of) {
        dialing = false;
        if (passage.isClosed()) {
            to.close();
            return;
        }
        channel = to;
        generation = of;
        passage.goOn();
    }

    @Override
    public void failed(String why) {
        dialing = false;
        passage.unreachable(why);
    }

    void flush() {
        if (channel != null) {
            channel.flush();
        }
    }

    /// Whether this connection was ours until now; it has ended.
    boolean lost(Channel ended) {
        boolean isOurs = ended.equals(channel);
        if (isOurs) {
            channel = null;
        }
        return isOurs;
    }

    void hangUp() {
        Channel to = channel;
        channel = null;
        if (to != null) {
            to.close();
        }
    }
}
