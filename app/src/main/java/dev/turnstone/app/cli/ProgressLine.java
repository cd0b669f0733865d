package dev.turnstone.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Tells on standard error how far something is: one line that is redrawn at a terminal, a line
/// every few seconds elsewhere. A thread of its own until closed.
final class ProgressLine implements AutoCloseable {
    private static final Duration AT_TERMINAL = Duration.ofMillis(250);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream err;
    private final boolean terminal;
    private final Supplier<String> line;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private ProgressLine(Console console, Supplier<String> line) {
        this.err = console.err();
        this.terminal = console.isTerminal();
        this.line = line;
        this.thread = Thread.ofVirtual().name("progress").unstarted(this::run);
    }

    static ProgressLine show(Console console, Supplier<String> line) {
        ProgressLine progress = new ProgressLine(console, line);
        progress.thread.start();
        return progress;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (terminal) {
            err.print(CLEAR);
            err.flush();
        }
    }

    private void run() {
        Duration every = terminal ? AT_TERMINAL : ELSEWHERE;
        try {
            while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                if (terminal) {
                    err.print(CLEAR + line.get());
                    err.flush();
                } else {
                    err.println(line.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
