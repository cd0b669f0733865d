package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;

/// Buffers that nobody released.
final class Leaks {
    private Leaks() {}

    static void assertNone() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50);
            // The detector reports when the next buffer is made.
            ByteBuf next = PooledByteBufAllocator.DEFAULT.buffer(16);
            next.release();
        }
        assertThat(LeakWatch.watches())
                .as("-Dio.netty.customResourceLeakDetector=%s", LeakWatch.class.getName())
                .isTrue();
        assertThat(LeakWatch.FOUND).isEmpty();
    }
}
