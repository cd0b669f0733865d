package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Work beside a test, and waiting for what comes of it.
final class Threads {
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private Threads() {}

    /// Runs it on a thread of its own; whatever goes wrong there is told by the future.
    static <T> CompletableFuture<T> supply(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                result.complete(work.call());
                            } catch (Exception | Error e) {
                                result.completeExceptionally(e);
                            }
                        });
        return result;
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a moment before the deadline").isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
