package dev.turnstone.replay.shadow;

import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.replay.shadow.Order.Item;
import dev.turnstone.replay.traffic.Captured;
import dev.turnstone.replay.traffic.ExchangeSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Decides which request goes when. One thread of its own works; any thread may read the figures,
/// and steer the pacer while it holds it.
final class Dispatcher {
    private static final int MOST_WAITING = 4_096;
    private static final long COMMIT_NANOS = Duration.ofMillis(500).toNanos();
    private static final Duration IDLE = Duration.ofMillis(5);
    private static final Duration BRIEFLY = Duration.ofMillis(1);

    private final ExchangeSource log;
    private final Errands errands;
    private final TupleLog tuples;
    private final Supplier<Instant> replayedUpTo;
    private final Pacer pacer;
    private final Preparing preparing;
    private final Order order;
    private final Map<Long, Carrier> carriers = new HashMap<>();
    private final ArrayDeque<Carrier> due = new ArrayDeque<>();
    private volatile Figures figures = new Figures(0, 0, 0, 0, 0, Instant.EPOCH);
    private volatile boolean atEnd;
    private Instant upTo = Instant.EPOCH;
    private long numbers;
    private long read;
    private long leftOut;
    private long sent;
    private long lastCommit = System.nanoTime();

    Dispatcher(
            ExchangeSource log,
            Errands errands,
            TupleLog tuples,
            ShadowPlan plan,
            Pacer pacer,
            Supplier<Instant> replayedUpTo) {
        this.log = log;
        this.errands = errands;
        this.tuples = tuples;
        this.replayedUpTo = replayedUpTo;
        this.pacer = pacer;
        this.preparing = new Preparing(plan);
        this.order = new Order(plan.atOnce());
    }

    /// What was done so far.
    record Figures(long read, long leftOut, long sent, int waiting, int underWay, Instant upTo) {}

    Figures figures() {
        return figures;
    }

    boolean isAtEnd() {
        return atEnd;
    }

    /// Until told to stop; what is under way then is waited for.
    void work(BooleanSupplier stopping) throws InterruptedException {
        while (!stopping.getAsBoolean()) {
            boolean moved = takeEnded();
            moved |= admit();
            for (Item item : order.ready(replayedUpTo.get())) {
                send(item);
                moved = true;
            }
            boolean more = due.isEmpty() && order.waiting() < MOST_WAITING && readNext(moved);
            if (!moved && !more) {
                awaitOne(BRIEFLY);
            }
            tell();
        }
        while (order.underWay() > 0) {
            awaitOne(IDLE);
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
                !carrier.isRead(),
                begun,
                exchange.answer() == null ? begun : begun.plus(exchange.answer().took()));
    }

    private void send(Item item) {
        Carrier carrier = carriers.remove(item.number());
        if (carrier == null) {
            throw new IllegalStateException("request " + item.number() + " is not known");
        }
        sent++;
        errands.send(item, carrier);
    }

    private boolean takeEnded() {
        boolean any = false;
        for (Item item = errands.ended(); item != null; item = errands.ended()) {
            order.answered(item);
            any = true;
        }
        return any;
    }

    private void awaitOne(Duration atMost) throws InterruptedException {
        Item item = errands.ended(atMost);
        if (item != null) {
            order.answered(item);
        }
    }

    private void tell() {
        figures =
                new Figures(
                        read, leftOut, sent, order.waiting() + due.size(), order.underWay(), upTo);
        if (System.nanoTime() - lastCommit >= COMMIT_NANOS) {
            log.commit();
            lastCommit = System.nanoTime();
        }
    }
}
