package dev.turnstone.documents;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Has the next batch read while the last one is worked on. One batch ahead, never more.
public final class ReadAhead implements PartReader {
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final PartReader reader;
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Future<Optional<Batch>> ahead;

    public ReadAhead(PartReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<Batch> next() {
        Future<Optional<Batch>> waiting = ahead == null ? thread.submit(reader::next) : ahead;
        ahead = null;
        Optional<Batch> batch = await(waiting);
        ahead = batch.isPresent() ? thread.submit(reader::next) : null;
        return batch;
    }

    /// What is under way is given a moment to end: a question that is broken off may leave
    /// something open on the cluster that nobody knows of.
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        long end = System.nanoTime() + MOMENT.toNanos();
        while (!thread.isTerminated() && System.nanoTime() < end) {
            try {
                if (thread.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        thread.shutdownNow();
        thread.close();
        reader.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Batch> await(Future<Optional<Batch>> batch) {
        try {
            return batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while reading");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException problem -> throw problem;
                case Error problem -> throw problem;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
