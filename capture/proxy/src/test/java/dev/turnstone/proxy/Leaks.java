package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Notes every buffer that Netty found lost.
@SuppressWarnings("deprecation") // the factory has no other method to override
final class Leaks {
    private static final List<String> FOUND = new CopyOnWriteArrayList<>();

    private Leaks() {}

    /// From the first buffer on: call it before anything of Netty was used.
    static void watch() {
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(
                new ResourceLeakDetectorFactory() {
                    @Override
                    public <T> ResourceLeakDetector<T> newResourceLeakDetector(
                            Class<T> resource, int samplingInterval, long maxActive) {
                        return new Watching<>(resource, samplingInterval);
                    }
                });
    }

    static void assertNone() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50);
            // The detector reports when the next buffer is made.
            ByteBuf next = PooledByteBufAllocator.DEFAULT.buffer(16);
            next.release();
        }
        assertThat(FOUND).isEmpty();
    }

    private static final class Watching<T> extends ResourceLeakDetector<T> {
        Watching(Class<T> resource, int samplingInterval) {
            super(resource, samplingInterval);
        }

        @Override
        protected void reportTracedLeak(String resource, String records) {
            FOUND.add(resource + ": " + records);
        }

        @Override
        protected void reportUntracedLeak(String resource) {
            FOUND.add(resource);
        }
    }
}
