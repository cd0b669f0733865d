package dev.turnstone.documents;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Has the next batch read while the last one is worked on. One batch ahead, never more.
public final class ReadAhead implements PartReader {
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

    @Override
    public void close() {
        if (ahead != null) {
            ahead.cancel(true);
        }
        thread.shutdownNow();
        thread.close();
        reader.close();
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
