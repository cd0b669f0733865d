package dev.turnstone.proxy;

import io.netty.util.concurrent.FastThreadLocal;

import java.util.ArrayDeque;

/// Memory for short bodies that is used again and again, and so stays at hand. One event loop only.
final class ShortRooms {
    /// How long a room is.
    static final int LENGTH = 4 << 10;

    private static final int MOST = 256;
    private static final FastThreadLocal<ShortRooms> OF_THREAD =
            new FastThreadLocal<>() {
                @Override
                protected ShortRooms initialValue() {
                    return new ShortRooms();
                }
            };

    private final ArrayDeque<byte[]> free = new ArrayDeque<>();

    private ShortRooms() {}

    /// Those of this event loop.
    static ShortRooms here() {
        return OF_THREAD.get();
    }

    byte[] take() {
        byte[] room = free.poll();
        return room == null ? new byte[LENGTH] : room;
    }

    /// Nobody looks at what is in it any more.
    void giveBack(byte[] room) {
        if (free.size() < MOST) {
            free.push(room);
        }
    }
}
