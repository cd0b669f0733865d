package dev.turnstone.replay.shadow;

import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.replay.shadow.Order.Item;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The requests that are due, and which of them may go: whoever has had an answer takes what may go
/// now, so that nobody has to be woken up for it. Any thread.
final class Waiting {
    private static final int MOST = 1_024;

    /// Who reads ahead is to do so for many requests at once, and rest in between.
    private static final int WORTH_READING = 256;

    private final Order order;
    private final Supplier<Instant> replayedUpTo;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition calm = lock.newCondition();
    private final Map<Long, Carrier> carriers = new HashMap<>();
    private @Nullable Throwable broken;
    private boolean ended;
    private long numbers;
    private long sent;

    Waiting(int mostUnderWay, Supplier<Instant> replayedUpTo) {
        this.order = new Order(mostUnderWay);
        this.replayedUpTo = replayedUpTo;
    }

    /// A request that is to be sent now.
    record Going(Item item, Carrier carrier) {}

    /// At one moment.
    record Figures(long sent, int waiting, int underWay) {}

    void add(List<Carrier> due) {
        if (due.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            for (Carrier carrier : due) {
                long number = numbers++;
                carriers.put(number, carrier);
                order.add(item(number, carrier));
            }
        } finally {
            lock.unlock();
        }
    }

    /// What goes now.
    List<Going> ready() {
        Instant upTo = replayedUpTo.get();
        lock.lock();
        try {
            return ready(upTo);
        } finally {
            lock.unlock();
        }
    }

    /// One has ended; what goes now.
    List<Going> answered(Item item) {
        Instant upTo = replayedUpTo.get();
        lock.lock();
        try {
            order.answered(item);
            List<Going> ready = ready(upTo);
            if (order.underWay() == 0) {
                calm.signalAll();
            }
            return ready;
        } finally {
            lock.unlock();
        }
    }

    /// One of those that take requests on broke: nobody will.
    void broke(Throwable why) {
        lock.lock();
        try {
            broken = broken == null ? why : broken;
            calm.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing goes any more; waits until nothing is under way.
    void end() throws InterruptedException {
        lock.lock();
        try {
            ended = true;
            while (order.underWay() > 0 && broken == null) {
                calm.await();
            }
            requireWhole();
        } finally {
            lock.unlock();
        }
    }

    /// Waits a little, or until nothing is under way.
    // Woken up for nothing, the caller looks again.
    @SuppressWarnings("WaitNotInLoop")
    void rest(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            requireWhole();
            var _ = calm.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            lock.unlock();
        }
    }

    boolean hasRoom() {
        return figures().waiting() <= MOST - WORTH_READING;
    }

    /// Nothing waits and nothing is under way.
    boolean isCalm() {
        Figures now = figures();
        return now.waiting() == 0 && now.underWay() == 0;
    }

    long sent() {
        return figures().sent();
    }

    Figures figures() {
        lock.lock();
        try {
            return new Figures(sent, order.waiting(), order.underWay());
        } finally {
            lock.unlock();
        }
    }

    private List<Going> ready(Instant upTo) {
        if (ended || broken != null) {
            return List.of();
        }
        List<Going> going = new ArrayList<>();
        for (Item item : order.ready(upTo)) {
            Carrier carrier = carriers.remove(item.number());
            if (carrier == null) {
                throw new IllegalStateException("request " + item.number() + " is not known");
            }
            sent++;
            going.add(new Going(item, carrier));
        }
        return going;
    }

    private void requireWhole() {
        if (broken != null) {
            throw new IllegalStateException("a request's thread broke: " + broken, broken);
        }
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
}
