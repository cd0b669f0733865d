package dev.turnstone.replay.sink;

import dev.turnstone.model.DocumentChange;
import dev.turnstone.replay.ledger.ShardSequences.Place;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/// Where changes wait to be sent, one lane per source shard, so that each bulk takes from all of
/// them in turn and no bulk goes to one target shard alone. Safe for any number of threads.
final class Lanes {
    private static final int TURN = 32;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Place, Lane> lanes = new HashMap<>();
    private final ArrayDeque<Lane> rotation = new ArrayDeque<>();
    private final PaceController controller;
    private final long lingerNanos;
    private long queuedBytes;
    private long waitingSince;
    private int active;
    private long taken;
    private final Map<Long, Load> underWay = new HashMap<>();
    private boolean closing;
    private @Nullable RuntimeException stopped;

    Lanes(PaceController controller, long lingerNanos) {
        this.controller = controller;
        this.lingerNanos = lingerNanos;
    }

    /// Changes in a row, some of which may have been taken.
    private static final class Segment {
        final List<DocumentChange> changes;
        final Delivery delivery;
        int next;

        Segment(List<DocumentChange> changes, Delivery delivery) {
            this.changes = changes;
            this.delivery = delivery;
        }
    }

    private record Lane(Place place, ArrayDeque<Segment> segments) {}

    /// A load and the ticket to give back.
    record Taken(long ticket, Load load) {}

    /// Throws what stopped the lanes, where something did: nobody would ever take the changes.
    void put(Place place, List<DocumentChange> changes, long weight, Delivery delivery) {
        lock.lock();
        try {
            if (stopped != null) {
                throw stopped;
            }
            if (queuedBytes == 0) {
                waitingSince = System.nanoTime();
            }
            Lane lane = lanes.get(place);
            if (lane == null) {
                lane = new Lane(place, new ArrayDeque<>());
                lanes.put(place, lane);
                rotation.addLast(lane);
            }
            lane.segments().addLast(new Segment(changes, delivery));
            queuedBytes += weight;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The next load, or null when everything was taken and nothing more will come.
    @Nullable Taken take() throws InterruptedException {
        lock.lock();
        try {
            while (stopped == null) {
                if (queuedBytes > 0 && active < controller.pace().concurrency() && isReady()) {
                    return pack();
                }
                if (closing && queuedBytes == 0) {
                    return null;
                }
                long left = patienceNanos();
                var _ = changed.awaitNanos(left > 0 ? left : Long.MAX_VALUE);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    void giveBack(Taken done) {
        lock.lock();
        try {
            active--;
            underWay.remove(done.ticket());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until every load that was taken before is explained.
    void awaitUnderWay() throws InterruptedException {
        lock.lock();
        try {
            long before = taken;
            while (stopped == null
                    && underWay.keySet().stream().anyMatch(ticket -> ticket <= before)) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Lets the controller learn from what happened.
    Pace learn(UnaryOperator<PaceController> lesson) {
        lock.lock();
        try {
            Pace pace = lesson.apply(controller).pace();
            changed.signalAll();
            return pace;
        } finally {
            lock.unlock();
        }
    }

    void finish() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing more is taken. What waits and what is under way is told of the cause.
    void stop(RuntimeException cause) {
        lock.lock();
        try {
            stopped = cause;
            rotation.forEach(
                    lane -> lane.segments().forEach(segment -> segment.delivery.fail(cause)));
            for (Load load : underWay.values()) {
                for (int item = 0; item < load.size(); item++) {
                    load.delivery(item).fail(cause);
                }
            }
            rotation.clear();
            lanes.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isReady() {
        return closing
                || queuedBytes >= controller.pace().bulkBytes()
                || System.nanoTime() - waitingSince >= lingerNanos;
    }

    /// How long what waits may still wait for company.
    private long patienceNanos() {
        return queuedBytes == 0 ? Long.MAX_VALUE : lingerNanos - (System.nanoTime() - waitingSince);
    }

    private Taken pack() {
        var load = new Load();
        int most = controller.pace().bulkBytes();
        while (load.weight() < most && !rotation.isEmpty()) {
            int before = load.size();
            Lane lane = rotation.removeFirst();
            if (takeTurn(lane, load, most)) {
                rotation.addLast(lane);
            } else {
                lanes.remove(lane.place());
            }
            if (load.size() == before) {
                break;
            }
        }
        queuedBytes -= load.weight();
        waitingSince = System.nanoTime();
        active++;
        var result = new Taken(++taken, load);
        underWay.put(result.ticket(), load);
        return result;
    }

    /// False where the lane is empty now.
    private static boolean takeTurn(Lane lane, Load load, int most) {
        for (int turn = 0; turn < TURN && load.weight() < most; turn++) {
            Segment segment = lane.segments().peekFirst();
            if (segment == null) {
                return false;
            }
            DocumentChange change = segment.changes.get(segment.next);
            if (load.size() > 0 && load.weight() + change.weight() > 2L * most) {
                return true;
            }
            load.add(change, segment.delivery);
            segment.next++;
            if (segment.next == segment.changes.size()) {
                lane.segments().removeFirst();
            }
        }
        return !lane.segments().isEmpty();
    }
}
