package dev.turnstone.app.ui.bench;

import dev.turnstone.app.ui.task.FxThread;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How long work waits that is handed to the window's thread again and again: as long as whatever
/// the thread is busy with, layout included.
final class HeldUp implements AutoCloseable {
    private static final long EVERY_MILLIS = 4;

    private final FxThread window = new FxThread();
    private final List<Double> waits = new ArrayList<>();
    private final Thread thread;
    private volatile boolean ended;

    private HeldUp() {
        thread = Thread.ofPlatform().daemon().name("held-up").unstarted(this::ask);
    }

    static HeldUp watch() {
        HeldUp watch = new HeldUp();
        watch.thread.start();
        return watch;
    }

    Spread spread() {
        synchronized (waits) {
            return Spread.of(waits.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private void ask() {
        try {
            while (!ended) {
                long began = System.nanoTime();
                CountDownLatch done = new CountDownLatch(1);
                window.execute(done::countDown);
                done.await();
                synchronized (waits) {
                    waits.add((System.nanoTime() - began) / 1e6);
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
