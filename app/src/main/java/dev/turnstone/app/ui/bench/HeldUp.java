package dev.turnstone.app.ui.bench;

import dev.turnstone.app.ui.task.FxThread;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How long work waits that is handed to the window's thread again and again: as long as whatever
/// the thread is busy with, layout included. Where it waits long, what the thread does is looked
/// at.
final class HeldUp implements AutoCloseable {
    private static final long EVERY_MILLIS = 4;
    private static final long LONG_MILLIS = 50;
    private static final long LOOK_MILLIS = 10;
    private static final int TOLD = 5;
    private static final int FRAMES = 6;

    private final FxThread window = new FxThread();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Thread busy;
    private final List<Wait> waits = new ArrayList<>();
    private final Thread thread;
    private volatile boolean ended;

    /// `busy` is the processor time of the window's thread meanwhile: less than the wait where the
    /// machine gave its processors to others.
    private record Wait(double millis, double busyMillis, List<StackTraceElement[]> seen) {}

    private HeldUp(Thread busy) {
        this.busy = busy;
        thread = Thread.ofPlatform().daemon().name("held-up").unstarted(this::ask);
    }

    /// Waits for the window's thread once.
    static HeldUp watch(OpenWindow window) {
        HeldUp watch = new HeldUp(window.on(Thread::currentThread));
        watch.thread.start();
        return watch;
    }

    Spread waited() {
        synchronized (waits) {
            return Spread.of(waits.stream().mapToDouble(Wait::millis).toArray());
        }
    }

    Spread worked() {
        synchronized (waits) {
            return Spread.of(waits.stream().mapToDouble(Wait::busyMillis).toArray());
        }
    }

    /// The longest waits, and where the window's thread was seen meanwhile.
    List<String> longest() {
        synchronized (waits) {
            return waits.stream()
                    .filter(wait -> !wait.seen.isEmpty())
                    .sorted(Comparator.comparingDouble(Wait::busyMillis).reversed())
                    .limit(TOLD)
                    .map(HeldUp::told)
                    .toList();
        }
    }

    private static String told(Wait wait) {
        StringBuilder text =
                new StringBuilder(
                        "%.0f ms, %.0f of them its own:".formatted(wait.millis, wait.busyMillis));
        for (StackTraceElement[] stack : wait.seen) {
            text.append("\n  at");
            int ours = 0;
            for (int i = 0; i < stack.length && ours < FRAMES; i++) {
                if (i == 0 || stack[i].getClassName().startsWith("dev.turnstone")) {
                    text.append(' ')
                            .append(stack[i].getClassName().replaceAll(".*\\.", ""))
                            .append('.')
                            .append(stack[i].getMethodName())
                            .append(':')
                            .append(stack[i].getLineNumber());
                    ours++;
                }
            }
        }
        return text.toString();
    }

    private void ask() {
        try {
            while (!ended) {
                long began = System.nanoTime();
                long spent = threads.getThreadCpuTime(busy.threadId());
                CountDownLatch done = new CountDownLatch(1);
                window.execute(done::countDown);
                List<StackTraceElement[]> seen = new ArrayList<>();
                for (long patience = LONG_MILLIS;
                        !done.await(patience, TimeUnit.MILLISECONDS);
                        patience = LOOK_MILLIS) {
                    seen.add(busy.getStackTrace());
                }
                double took = (System.nanoTime() - began) / 1e6;
                double own = (threads.getThreadCpuTime(busy.threadId()) - spent) / 1e6;
                synchronized (waits) {
                    waits.add(new Wait(took, own, seen));
                }
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}
