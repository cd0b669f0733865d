package dev.turnstone.replay.shadow;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Tuple;
import dev.turnstone.replay.shadow.Order.Item;
import dev.turnstone.replay.traffic.Captured;
import dev.turnstone.replay.traffic.ExchangeSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Sends captured requests to the target and writes down what it answers, until it is stopped. Any
/// thread may steer it; a thread of its own decides, and each request has one while it is under
/// way.
///
/// Killed at any moment, the next one goes on from the last committed position: what was under way
/// is sent again.
public final class ShadowWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowWorker.class);
    private static final int MOST_WAITING = 4_096;
    private static final long COMMIT_NANOS = Duration.ofMillis(500).toNanos();
    private static final Duration IDLE = Duration.ofMillis(5);

    private final ExchangeSource log;
    private final ClusterClient target;
    private final TupleLog tuples;
    private final Supplier<Instant> replayedUpTo;
    private final Pacer pacer;
    private final Preparing preparing;
    private final Order order;
    private final Map<Long, Carrier> carriers = new HashMap<>();
    private final ArrayDeque<Carrier> due = new ArrayDeque<>();
    private final LinkedBlockingQueue<Item> answers = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong troubled = new AtomicLong();
    private volatile ShadowStatus status =
            new ShadowStatus(false, 0, 0, 0, 0, 0, 0, 0, 0, 0, Instant.EPOCH);
    private volatile double speed;
    private volatile boolean stopping;
    private volatile boolean atEnd;
    private Instant upTo = Instant.EPOCH;
    private long numbers;
    private long read;
    private long leftOut;
    private long sent;
    private long lastCommit;

    /// `replayedUpTo` tells up to when the source's writes are on the target by replay.
    public ShadowWorker(
            ExchangeSource log,
            ClusterClient target,
            TupleLog tuples,
            ShadowPlan plan,
            Supplier<Instant> replayedUpTo) {
        this.log = log;
        this.target = target;
        this.tuples = tuples;
        this.replayedUpTo = replayedUpTo;
        this.pacer = new Pacer(plan.speed(), plan.perSecond());
        this.speed = plan.speed();
        this.preparing = new Preparing(plan);
        this.order = new Order(plan.atOnce());
    }

    public void start() {
        Thread.ofVirtual().name("shadow").start(this::run);
    }

    public void pause() {
        synchronized (pacer) {
            pacer.pause();
        }
    }

    public void resume() {
        synchronized (pacer) {
            pacer.resume();
        }
    }

    /// A factor of the traffic's own pace; 0 is as fast as possible.
    public void speed(double factor) {
        synchronized (pacer) {
            pacer.speed(factor);
            speed = factor;
        }
    }

    /// 0 is without limit.
    public void limit(double perSecond) {
        synchronized (pacer) {
            pacer.limit(perSecond);
        }
    }

    public ShadowStatus status() {
        ShadowStatus now = status;
        synchronized (pacer) {
            return new ShadowStatus(
                    pacer.isPaused(),
                    speed,
                    now.read(),
                    now.leftOut(),
                    now.sent(),
                    answered.get(),
                    troubled.get(),
                    tuples.durable(),
                    now.waiting(),
                    now.underWay(),
                    now.upTo());
        }
    }

    /// Everything in the log was sent and is written down.
    public boolean isAtEnd() {
        return atEnd;
    }

    /// Throws what broke it.
    @Override
    public void close() {
        stopping = true;
        try {
            var _ = ended.handle((_, _) -> true).join();
        } finally {
            log.close();
        }
    }

    /// What broke it, or null.
    public @Nullable Throwable trouble() {
        return ended.isCompletedExceptionally() ? ended.exceptionNow() : null;
    }

    /// One of the edges: whoever waits is told.
    private void run() {
        try {
            work();
            ended.complete(null);
        } catch (InterruptedException | RuntimeException | Error e) {
            LOG.error("The shadow replay ends: {}", e.getMessage(), e);
            ended.completeExceptionally(e);
        }
    }

    private void work() throws InterruptedException {
        while (!stopping) {
            boolean moved = takeAnswers();
            moved |= admit();
            Instant replayed = replayedUpTo.get();
            for (Item item : order.ready(replayed)) {
                send(item);
                moved = true;
            }
            boolean more = due.isEmpty() && order.waiting() < MOST_WAITING && readNext(moved);
            if (!moved && !more) {
                Item answer = answers.poll(1, TimeUnit.MILLISECONDS);
                if (answer != null) {
                    take(answer);
                }
            }
            tell();
        }
        while (order.underWay() > 0) {
            take(answers.take());
        }
        log.commit();
        tell();
    }

    /// True where something was read.
    private boolean readNext(boolean busy) throws InterruptedException {
        boolean calm = !busy && order.underWay() == 0 && order.waiting() == 0;
        Optional<Captured> next = log.next(calm ? IDLE : Duration.ZERO);
        if (next.isEmpty()) {
            if (calm) {
                due.addAll(preparing.rest());
                atEnd = due.isEmpty() && tuples.durable() == sent;
            }
            return false;
        }
        atEnd = false;
        Captured captured = next.get();
        if (captured.entry() instanceof Captured.Entry.Seen(Exchange exchange)) {
            read++;
            upTo = exchange.begun();
            List<Carrier> carriersOfIt = preparing.prepare(Carrier.of(captured, exchange));
            if (carriersOfIt.isEmpty()) {
                leftOut++;
            }
            due.addAll(carriersOfIt);
        } else {
            captured.done().run();
        }
        return true;
    }

    /// What is due goes in order.
    private boolean admit() {
        boolean moved = false;
        while (!due.isEmpty() && order.waiting() < MOST_WAITING) {
            Carrier first = due.getFirst();
            synchronized (pacer) {
                long now = System.nanoTime();
                if (!pacer.until(first.exchange().begun(), now).isZero()) {
                    return moved;
                }
                pacer.sent(now);
            }
            due.removeFirst();
            long number = numbers++;
            carriers.put(number, first);
            order.add(item(number, first));
            moved = true;
        }
        return moved;
    }

    private static Item item(long number, Carrier carrier) {
        Exchange exchange = carrier.exchange();
        Instant begun = exchange.begun();
        return new Item(
                number,
                new Order.Lane(exchange.proxy(), exchange.connection()),
                !Preparing.isRead(carrier),
                begun,
                exchange.answer() == null ? begun : begun.plus(exchange.answer().took()));
    }

    private void send(Item item) {
        Carrier carrier = carriers.remove(item.number());
        if (carrier == null) {
            throw new IllegalStateException("request " + item.number() + " is not known");
        }
        sent++;
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                Tuple tuple = Errand.run(target, carrier);
                                (tuple.target() == null ? troubled : answered).incrementAndGet();
                                var _ = tuples.write(tuple, () -> stopping, carrier::done);
                            } catch (InterruptedException | RuntimeException | Error e) {
                                troubled.incrementAndGet();
                                LOG.error("A request was not written down", e);
                            } finally {
                                answers.add(item);
                            }
                        });
    }

    private boolean takeAnswers() {
        boolean any = false;
        for (Item item = answers.poll(); item != null; item = answers.poll()) {
            take(item);
            any = true;
        }
        return any;
    }

    private void take(Item item) {
        order.answered(item);
    }

    private void tell() {
        status =
                new ShadowStatus(
                        false,
                        0,
                        read,
                        leftOut,
                        sent,
                        0,
                        0,
                        0,
                        order.waiting() + due.size(),
                        order.underWay(),
                        upTo);
        if (System.nanoTime() - lastCommit >= COMMIT_NANOS) {
            log.commit();
            lastCommit = System.nanoTime();
        }
    }
}
