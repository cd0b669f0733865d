package dev.turnstone.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

import org.jspecify.annotations.Nullable;

/// Where connections receive: in a few rooms of their event loop, each used again as soon as what
/// it held was sent on. So bytes come to memory that the processor has at hand, and none has to be
/// looked for. What comes while all rooms are in use gets memory as usual. Any thread.
final class ReceiveRooms extends AdaptiveRecvByteBufAllocator {
    /// As much as is received at once at most.
    static final int LENGTH = 64 << 10;

    static final int MOST = 8;

    private static final FastThreadLocal<Rooms> OF_LOOP =
            new FastThreadLocal<>() {
                @Override
                protected Rooms initialValue() {
                    return new Rooms();
                }

                @Override
                protected void onRemoval(Rooms rooms) {
                    rooms.leave();
                }
            };

    @Override
    @SuppressWarnings("deprecation") // it is deprecated in favour of a class that Netty hides
    public Handle newHandle() {
        return new DelegatingHandle(super.newHandle()) {
            @Override
            public ByteBuf allocate(ByteBufAllocator usual) {
                ByteBuf room = OF_LOOP.get().free();
                return room == null ? super.allocate(usual) : room;
            }
        };
    }

    /// One event loop's. A room is held by its loop, and by whoever uses it beside.
    private static final class Rooms {
        private final @Nullable ByteBuf[] all = new ByteBuf[MOST];

        /// The first that is free, for it was used last.
        @Nullable ByteBuf free() {
            for (int i = 0; i < MOST; i++) {
                ByteBuf room = all[i];
                if (room == null) {
                    room = UnpooledByteBufAllocator.DEFAULT.directBuffer(LENGTH, LENGTH);
                    all[i] = room;
                }
                if (room.refCnt() == 1) {
                    return room.retain().clear();
                }
            }
            return null;
        }

        /// The loop has ended; what is in use goes when it is released.
        void leave() {
            for (ByteBuf room : all) {
                if (room != null) {
                    room.release();
                }
            }
        }
    }
}
