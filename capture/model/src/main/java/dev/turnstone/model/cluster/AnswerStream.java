package dev.turnstone.model.cluster;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// An answer's body as it arrives: holds at most what one read from the socket brought, and gives
/// up after too long a silence.
///
/// The HTTP client fills it; one thread reads and closes it.
final class AnswerStream extends InputStream implements BodySubscriber<AnswerStream> {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final LinkedBlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>();
    private final AtomicReference<Flow.@Nullable Subscription> subscription =
            new AtomicReference<>();
    private final Duration longestSilence;
    private List<ByteBuffer> pieces = List.of();
    private int next;
    private ByteBuffer piece = NOTHING;
    private boolean ended;

    AnswerStream(Duration longestSilence) {
        this.longestSilence = longestSilence;
    }

    @Override
    public CompletionStage<AnswerStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (subscription.compareAndSet(null, given)) {
            given.request(1);
        } else {
            given.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrived.add(new Arrival.Pieces(buffers));
    }

    @Override
    public void onError(Throwable throwable) {
        arrived.add(new Arrival.Failure(throwable));
    }

    @Override
    public void onComplete() {
        arrived.add(new Arrival.End());
    }

    @Override
    public int read() throws IOException {
        return fill(longestSilence) ? piece.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill(longestSilence)) {
            return -1;
        }
        int count = Math.min(length, piece.remaining());
        piece.get(into, offset, count);
        return count;
    }

    @Override
    public int available() {
        return piece.remaining();
    }

    /// Reads to the end where that is near, so that the connection can be used again.
    void finish(Duration atMost) throws IOException {
        if (!ended && fill(atMost)) {
            piece = NOTHING;
            next = pieces.size();
            if (!ended && fill(atMost)) {
                close();
            }
        }
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            piece = NOTHING;
            Flow.Subscription given = subscription.getAndSet(Cancelled.INSTANCE);
            if (given != null) {
                given.cancel();
            }
        }
    }

    /// True where the current piece holds at least one byte.
    private boolean fill(Duration atMost) throws IOException {
        while (!piece.hasRemaining() && !ended) {
            if (next < pieces.size()) {
                piece = pieces.get(next++);
            } else {
                take(await(atMost));
            }
        }
        return piece.hasRemaining();
    }

    private void take(Arrival arrival) throws IOException {
        switch (arrival) {
            case Arrival.Pieces(List<ByteBuffer> buffers) -> {
                pieces = buffers;
                next = 0;
                Flow.Subscription given = subscription.get();
                if (given != null) {
                    given.request(1);
                }
            }
            case Arrival.End() -> ended = true;
            case Arrival.Failure(Throwable cause) -> {
                ended = true;
                throw cause instanceof IOException e ? e : new IOException(cause);
            }
        }
    }

    private Arrival await(Duration atMost) throws IOException {
        try {
            Arrival arrival = arrived.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
            if (arrival == null) {
                throw new HttpTimeoutException("the answer stopped for " + atMost);
            }
            return arrival;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var cancelled = new InterruptedIOException("interrupted while reading an answer");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    /// What the HTTP client hands over.
    private sealed interface Arrival {
        record Pieces(List<ByteBuffer> buffers) implements Arrival {}

        record End() implements Arrival {}

        record Failure(Throwable cause) implements Arrival {}
    }

    /// Stands for a subscription that is not wanted any more.
    private enum Cancelled implements Flow.Subscription {
        INSTANCE;

        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }
}
