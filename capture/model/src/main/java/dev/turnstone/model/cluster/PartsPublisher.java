package dev.turnstone.model.cluster;

import dev.turnstone.model.Body;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/// Hands a request's parts to the HTTP client: large ones as they are, small ones put together in
/// chunks, so that neither is every line a write of its own nor the whole body copied at once.
///
/// A request that is not repeatable can be read only once, whatever the HTTP client would like.
final class PartsPublisher implements BodyPublisher {
    private final List<Body> parts;
    private final long length;
    private final boolean repeatable;
    private final AtomicBoolean read = new AtomicBoolean();

    PartsPublisher(List<Body> parts, long length, boolean repeatable) {
        this.parts = parts;
        this.length = length;
        this.repeatable = repeatable;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        boolean again = read.getAndSet(true);
        new Reading(subscriber, new Chunks(parts)).begin(again && !repeatable);
    }

    /// One pass over the parts. The HTTP client asks for more from one thread at a time, also from
    /// within `onNext`, which is why asking only counts while a chunk is on its way.
    private static final class Reading implements Flow.Subscription {
        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        private final Chunks chunks;
        private long wanted;
        private boolean handing;
        private boolean over;

        Reading(Flow.Subscriber<? super ByteBuffer> subscriber, Chunks chunks) {
            this.subscriber = subscriber;
            this.chunks = chunks;
        }

        void begin(boolean refused) {
            subscriber.onSubscribe(this);
            if (refused) {
                over = true;
                subscriber.onError(new NotRepeatable());
            }
        }

        @Override
        public void request(long more) {
            synchronized (this) {
                wanted = Math.addExact(Math.min(wanted, Long.MAX_VALUE - more), more);
                if (handing || over) {
                    return;
                }
                handing = true;
            }
            while (mayHand()) {
                subscriber.onNext(chunks.next());
                if (!chunks.hasNext()) {
                    cancel();
                    subscriber.onComplete();
                }
            }
        }

        private synchronized boolean mayHand() {
            handing = wanted > 0 && !over;
            if (handing) {
                wanted--;
            }
            return handing;
        }

        @Override
        public synchronized void cancel() {
            over = true;
        }
    }
}
