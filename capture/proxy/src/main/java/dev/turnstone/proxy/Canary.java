package dev.turnstone.proxy;

import dev.turnstone.proxy.http.RequestHead;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Sends a small write of the proxy's own through its own door from time to time, so that lag and
/// liveness of everything behind it can be told while no client writes. What it writes is one
/// document in an index of its own, which goes when it ends. A thread of its own.
final class Canary implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Canary.class);
    private static final String INDEX =
            "{\"settings\":{\"number_of_shards\":1,\"auto_expand_replicas\":\"0-1\"}}";
    private static final Duration FAREWELL = Duration.ofSeconds(3);
    private static final int GRACE = 3;
    private static final int NOT_FOUND = 404;

    private final CanaryPlan plan;
    private final CanaryCall call;
    private final CanaryTag tag = new CanaryTag();
    private final InstantSource time;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean maybeThere;
    private volatile boolean prepared;
    private volatile boolean ending;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong recorded = new AtomicLong();
    private volatile @Nullable Instant lastAnswered;
    private volatile @Nullable Long answeredMs;
    private volatile @Nullable String trouble;

    Canary(CanaryPlan plan, CanaryCall call, InstantSource time) {
        this.plan = plan;
        this.call = call;
        this.time = time;
        this.thread = Thread.ofVirtual().name("proxy-canary").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    CanaryTag tag() {
        return tag;
    }

    Duration every() {
        return plan.every();
    }

    CanaryPlan plan() {
        return plan;
    }

    /// Whether a request is of its own making.
    boolean sends(RequestHead head) {
        return tag.isOurs(head.fields());
    }

    /// Whether it is the one that takes everything away at the end.
    boolean isLast(RequestHead head) {
        return ending && head.method().equals("DELETE");
    }

    /// Called when one was let in and its mark went to the log; one at a time is under way.
    void marked() {
        recorded.incrementAndGet();
    }

    CanaryState state() {
        Instant last = lastAnswered;
        boolean isLive =
                last != null
                        && trouble == null
                        && recorded.get() >= answered.get()
                        && time.instant().isBefore(last.plus(plan.every().multipliedBy(GRACE)));
        return new CanaryState(
                isLive,
                plan.index(),
                sent.get(),
                answered.get(),
                recorded.get(),
                last,
                answeredMs,
                trouble);
    }

    /// Sends no more, and takes away what was written: by a request that is recorded as well, so
    /// that it goes from the target too.
    @Override
    public void close() {
        if (ending) {
            return;
        }
        ending = true;
        ended.countDown();
        try {
            // One that is cut off may still arrive, behind what takes everything away.
            if (!thread.join(FAREWELL)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (maybeThere) {
            remove();
        }
    }

    private void run() {
        try {
            while (!ending) {
                round();
                var _ = ended.await(plan.every().toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            LOG.debug("ended");
        }
    }

    private void round() {
        try {
            if (!prepared) {
                prepare();
            }
            write();
            trouble = null;
        } catch (IOException | RuntimeException | Error e) {
            if (trouble == null && !ending) {
                LOG.warn("Canaries do not get through to the source: {}", e.getMessage());
            }
            trouble = "The newest canary got no answer: " + e.getMessage() + ".";
        }
    }

    /// What an earlier life of this proxy left, because it was killed, goes first.
    private void prepare() throws IOException {
        remove();
        maybeThere = true;
        accepted(call.send("PUT", "/" + plan.index(), tag.plain(), INDEX));
        prepared = true;
    }

    private void write() throws IOException {
        Instant now = time.instant();
        long began = System.nanoTime();
        sent.incrementAndGet();
        accepted(
                call.send(
                        "PUT",
                        "/" + plan.index() + "/_doc/canary",
                        tag.next(now),
                        "{\"sent\":\"" + now + "\"}"));
        answeredMs = Duration.ofNanos(System.nanoTime() - began).toMillis();
        lastAnswered = now;
        answered.incrementAndGet();
    }

    private void remove() {
        try {
            int status = call.send("DELETE", "/" + plan.index(), tag.plain(), "");
            if (status != NOT_FOUND) {
                accepted(status);
            }
        } catch (IOException e) {
            if (!prepared && trouble != null) {
                return; // told with the first trouble
            }
            LOG.warn(
                    "The index of the canaries, {}, is still there: {}. Delete it on the source, and on"
                            + " the target.",
                    plan.index(),
                    e.getMessage());
        }
    }

    private static void accepted(int status) throws IOException {
        if (status == 401 || status == 403) {
            throw new IOException(
                    "the source answers "
                            + status
                            + ": canaries need a user who may write there; a proxy with a"
                            + " configuration of its own is given one as canary.authorizationFile");
        }
        if (status < 200 || status >= 300) {
            throw new IOException("the answer is " + status);
        }
    }
}
