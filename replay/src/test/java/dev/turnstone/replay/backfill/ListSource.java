package dev.turnstone.replay.backfill;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.DocumentSource;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.model.DocumentChange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// Documents from lists, one per part; counts what is read, and breaks where it is told to.
final class ListSource implements DocumentSource {
    final AtomicLong read = new AtomicLong();
    volatile int breakAfter = Integer.MAX_VALUE;
    volatile boolean breakHard;

    /// How many batches are read before the position moves.
    volatile int stretch = 1;

    private final Map<Part, List<DocumentChange>> parts = new TreeMap<>(ORDER);
    private static final Comparator<Part> ORDER = Comparator.comparing(Part::name);
    private final int batch;

    /// Nobody reads before this is counted down.
    private volatile CountDownLatch open = new CountDownLatch(0);

    ListSource(int batch) {
        this.batch = batch;
    }

    ListSource with(String index, int shard, List<DocumentChange> changes) {
        parts.put(
                new Part(index + "/" + shard, index, shard, new Part.Estimate(changes.size(), -1)),
                changes);
        return this;
    }

    /// Gives nothing until what is given back is counted down.
    CountDownLatch shut() {
        open = new CountDownLatch(1);
        return open;
    }

    private void awaitOpen() {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while shut", e);
        }
    }

    @Override
    public List<Part> parts() {
        return new ArrayList<>(parts.keySet());
    }

    @Override
    public PartReader open(Part part, Position from) {
        List<DocumentChange> changes = parts.getOrDefault(part, List.of());
        int start = from.equals(Position.START) ? 0 : Integer.parseInt(from.text());
        return new PartReader() {
            private int at = start;

            @Override
            public Optional<Batch> next() {
                awaitOpen();
                if (at == changes.size()) {
                    return Optional.empty();
                }
                if (at >= breakAfter && breakHard) {
                    throw new StackOverflowError("the blob is deep");
                }
                if (at >= breakAfter) {
                    throw new IllegalStateException("the blob is torn");
                }
                int to = Math.min(changes.size(), at + batch);
                List<DocumentChange> some = changes.subList(at, to);
                at = to;
                read.addAndGet(some.size());
                return Optional.of(
                        new Batch(some, some.size() + 1L, Map.of("nested", 1L), after(to)));
            }

            private Position after(int to) {
                int step = batch * stretch;
                int reached = to == changes.size() ? to : to / step * step;
                return reached <= start ? from : new Position(Integer.toString(reached));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
