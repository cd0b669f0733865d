package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocalThread;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

class ReceiveRoomsTest {
    private static final ByteBufAllocator USUAL = UnpooledByteBufAllocator.DEFAULT;

    @Test
    void whatWasReleasedIsUsedAgainEmpty() throws Exception {
        onALoop(
                () -> {
                    var receiving = new ReceiveRooms().newHandle();
                    ByteBuf first = receiving.allocate(USUAL);
                    first.writeLong(1).readByte();
                    first.release();
                    ByteBuf second = receiving.allocate(USUAL);
                    assertThat(second).isSameAs(first);
                    assertThat(second.readableBytes()).isZero();
                    assertThat(second.writableBytes()).isEqualTo(ReceiveRooms.LENGTH);
                    second.release();
                    return first;
                });
    }

    /// Also a part that waits to be written keeps the whole room.
    @Test
    void whatIsInUseIsNobodyElses() throws Exception {
        onALoop(
                () -> {
                    var receiving = new ReceiveRooms().newHandle();
                    List<ByteBuf> inUse = new ArrayList<>();
                    for (int i = 0; i < 2 * ReceiveRooms.MOST; i++) {
                        ByteBuf room = receiving.allocate(USUAL);
                        room.writeInt(i).writeInt(-1);
                        inUse.add(room.readRetainedSlice(Integer.BYTES));
                        room.release();
                    }
                    for (int i = 0; i < inUse.size(); i++) {
                        assertThat(inUse.get(i).readInt()).isEqualTo(i);
                        inUse.get(i).release();
                    }
                    return receiving.allocate(USUAL);
                });
    }

    @Test
    void whatIsStillInUseGoesOnceTheLoopHasEndedAndItIsReleased() throws Exception {
        List<ByteBuf> left = new ArrayList<>();
        onALoop(
                () -> {
                    var receiving = new ReceiveRooms().newHandle();
                    left.add(receiving.allocate(USUAL).writeInt(7));
                    left.add(receiving.allocate(USUAL));
                    return left.getLast().retain();
                });
        assertThat(left.getFirst().readInt()).isEqualTo(7);
        left.forEach(ByteBuf::release);
        assertThat(left).allSatisfy(room -> assertThat(room.refCnt()).isZero());
    }

    /// Releases what comes back, still on the loop.
    private static void onALoop(Callable<ByteBuf> what) throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(() -> what.call().release());
        Thread loop = new FastThreadLocalThread(task);
        loop.start();
        loop.join();
        task.get();
    }
}
