package dev.turnstone.documents.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Sequence numbers of one shard, as ascending ranges that do not touch.
public record SeqRanges(List<Range> ranges) {

    /// Both ends belong to it.
    public record Range(long first, long last) {
        public Range {
            if (first < 0 || last < first) {
                throw new IllegalArgumentException(
                        "range: " + first + "-" + last + " (expected: ascending from 0)");
            }
        }

        long size() {
            return last - first + 1;
        }
    }

    public SeqRanges {
        ranges = List.copyOf(ranges);
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).first() <= ranges.get(i - 1).last()) {
                throw new IllegalArgumentException("ranges: not ascending at " + ranges.get(i));
            }
        }
    }

    /// Of numbers in ascending order.
    public static SeqRanges of(LongStream numbers) {
        var ranges = new ArrayList<Range>();
        numbers.forEachOrdered(
                number -> {
                    if (!ranges.isEmpty() && ranges.getLast().last() == number - 1) {
                        ranges.add(new Range(ranges.removeLast().first(), number));
                    } else {
                        ranges.add(new Range(number, number));
                    }
                });
        return new SeqRanges(ranges);
    }

    public long size() {
        return ranges.stream().mapToLong(Range::size).sum();
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /// What stays when these numbers, ascending, are taken away.
    SeqRanges without(long[] taken) {
        var left = new ArrayList<Range>();
        int i = 0;
        for (Range range : ranges) {
            long from = range.first();
            while (i < taken.length && taken[i] <= range.last()) {
                long number = taken[i++];
                if (number > from) {
                    left.add(new Range(from, number - 1));
                }
                from = Math.max(from, number + 1);
            }
            if (from <= range.last()) {
                left.add(new Range(from, range.last()));
            }
        }
        return new SeqRanges(left);
    }

    /// Pieces of at most so many ranges and numbers each.
    List<SeqRanges> pieces(int mostRanges, long mostNumbers) {
        var pieces = new ArrayList<SeqRanges>();
        var piece = new ArrayList<Range>();
        long room = mostNumbers;
        for (Range range : ranges) {
            long from = range.first();
            while (from <= range.last()) {
                long to = Math.min(range.last(), from + room - 1);
                piece.add(new Range(from, to));
                room -= to - from + 1;
                from = to + 1;
                if (room == 0 || piece.size() == mostRanges) {
                    pieces.add(new SeqRanges(piece));
                    piece.clear();
                    room = mostNumbers;
                }
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(new SeqRanges(piece));
        }
        return pieces;
    }
}
