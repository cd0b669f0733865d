package dev.turnstone.proxy.loops;

import io.netty.util.concurrent.DefaultThreadFactory;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes threads of which each stays on a processor of its own, in turn. Any thread.
///
/// What such a thread starts itself would stay there too, so event loops start no threads.
final class BoundThreads extends DefaultThreadFactory {
    private final List<Integer> processors;
    private final AtomicInteger made = new AtomicInteger();

    BoundThreads(List<Integer> processors) {
        super("bound-loop");
        this.processors = List.copyOf(processors);
    }

    @Override
    public Thread newThread(Runnable task) {
        int processor = processors.get(made.getAndIncrement() % processors.size());
        return super.newThread(
                () -> {
                    Processors.stayOn(processor);
                    task.run();
                });
    }
}
