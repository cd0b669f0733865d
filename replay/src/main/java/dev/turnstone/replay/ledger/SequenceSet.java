package dev.turnstone.replay.ledger;

import org.roaringbitmap.RoaringBitmap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A compressed set of numbers of up to 63 bits that mostly come in runs. One thread at a time.
public final class SequenceSet {
    private static final long LOW = 0xFFFF_FFFFL;

    private final TreeMap<Integer, RoaringBitmap> parts = new TreeMap<>();
    private int lastHigh = -1;
    private RoaringBitmap last = new RoaringBitmap();

    /// A run of numbers, both ends included.
    public record Range(long from, long to) {
        public long length() {
            return to - from + 1;
        }
    }

    public void add(long number) {
        part(number).add((int) number);
    }

    public void addRange(long from, long to) {
        long at = from;
        while (at <= to) {
            long end = Math.min(to, at | LOW);
            part(at).add(at & LOW, (end & LOW) + 1);
            at = end + 1;
        }
    }

    public void addAll(SequenceSet other) {
        other.parts.forEach(
                (high, part) -> parts.computeIfAbsent(high, _ -> new RoaringBitmap()).or(part));
    }

    public boolean contains(long number) {
        RoaringBitmap part = parts.get((int) (number >>> Integer.SIZE));
        return part != null && part.contains((int) number);
    }

    /// The highest of them; -1 where there is none.
    public long last() {
        return parts.isEmpty()
                ? -1
                : (long) parts.lastKey() << Integer.SIZE
                        | Integer.toUnsignedLong(parts.lastEntry().getValue().last());
    }

    public long size() {
        return parts.values().stream().mapToLong(RoaringBitmap::getLongCardinality).sum();
    }

    /// How many numbers are in this set and not in the other one.
    public long countBeyond(SequenceSet other) {
        long count = 0;
        for (var part : parts.entrySet()) {
            RoaringBitmap there = other.parts.get(part.getKey());
            count +=
                    there == null
                            ? part.getValue().getLongCardinality()
                            : RoaringBitmap.andNotCardinality(part.getValue(), there);
        }
        return count;
    }

    /// The numbers that are in both.
    public SequenceSet shared(SequenceSet other) {
        var both = new SequenceSet();
        for (var part : parts.entrySet()) {
            RoaringBitmap there = other.parts.get(part.getKey());
            if (there != null) {
                both.parts.put(part.getKey(), RoaringBitmap.and(part.getValue(), there));
            }
        }
        return both;
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /// What is missing between the two ends, both included; at most `limit` ranges, lowest first.
    public List<Range> holes(long from, long to, int limit) {
        var holes = new ArrayList<Range>();
        long at = from;
        while (at <= to && holes.size() < limit) {
            long start = nextAbsent(at);
            if (start > to) {
                break;
            }
            long end = Math.min(to, nextPresent(start, to) - 1);
            holes.add(new Range(start, end));
            at = end + 1;
        }
        return holes;
    }

    public byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(parts.size());
            for (var part : parts.entrySet()) {
                part.getValue().runOptimize();
                out.writeInt(part.getKey());
                part.getValue().serialize(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static SequenceSet of(byte[] bytes) {
        var set = new SequenceSet();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                int high = in.readInt();
                var part = new RoaringBitmap();
                part.deserialize(in);
                set.parts.put(high, part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return set;
    }

    private RoaringBitmap part(long number) {
        int high = (int) (number >>> Integer.SIZE);
        if (high != lastHigh) {
            last = parts.computeIfAbsent(high, _ -> new RoaringBitmap());
            lastHigh = high;
        }
        return last;
    }

    private long nextAbsent(long from) {
        long at = from;
        while (true) {
            RoaringBitmap part = parts.get((int) (at >>> Integer.SIZE));
            if (part == null) {
                return at;
            }
            long low = part.nextAbsentValue((int) at);
            if (low >= 0 && low <= LOW) {
                return at & ~LOW | low;
            }
            at = (at | LOW) + 1;
        }
    }

    private long nextPresent(long from, long to) {
        for (var part : parts.tailMap((int) (from >>> Integer.SIZE), true).entrySet()) {
            long base = (long) part.getKey() << Integer.SIZE;
            long low = part.getValue().nextValue(base >= from ? 0 : (int) from);
            if (low >= 0) {
                return base | low;
            }
        }
        return to + 1;
    }
}
