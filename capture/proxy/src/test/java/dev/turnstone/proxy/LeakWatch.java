package dev.turnstone.proxy;

import io.netty.util.ResourceLeakDetector;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Notes every buffer that Netty found lost. Netty makes it before its first buffer, for the build
/// names it in `io.netty.customResourceLeakDetector`: whichever test comes first.
public final class LeakWatch<T> extends ResourceLeakDetector<T> {
    static final List<String> FOUND = new CopyOnWriteArrayList<>();

    private static final AtomicInteger WATCHING = new AtomicInteger();

    public LeakWatch(Class<?> resource, int samplingInterval) {
        super(resource, samplingInterval);
        WATCHING.incrementAndGet();
    }

    static boolean watches() {
        return WATCHING.get() > 0;
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
