package dev.turnstone.compare.parity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/// A document that differed when it was looked at, and what was seen of it since. One thread.
final class Suspect {
    /// A document that is written all the time is remembered this far back.
    private static final int REMEMBERED = 64;

    private final Seen.Key key;
    private final Deque<Seen> sourceStates = new ArrayDeque<>();
    private boolean sourceWasAbsent;
    private @Nullable Seen source;
    private List<Seen> target = List.of();
    private @Nullable Instant unchangedSince;

    Suspect(Seen.Key key, @Nullable Seen source) {
        this.key = key;
        if (source != null) {
            sourceStates.add(source);
        }
    }

    Seen.Key key() {
        return key;
    }

    @Nullable Seen source() {
        return source;
    }

    @Nullable Seen target() {
        return target.isEmpty() ? null : target.getFirst();
    }

    boolean isTwiceOnTarget() {
        return target.size() > 1;
    }

    boolean unchangedSince(Instant then) {
        return unchangedSince != null && !unchangedSince.isAfter(then);
    }

    /// Takes in what both sides say now.
    void observe(@Nullable Seen nowSource, List<Seen> nowTarget, Instant now) {
        boolean same =
                unchangedSince != null
                        && Objects.equals(source, nowSource)
                        && target.equals(nowTarget);
        if (!same) {
            unchangedSince = now;
        }
        source = nowSource;
        target = nowTarget;
        if (nowSource == null) {
            sourceWasAbsent = true;
        } else if (!nowSource.equals(sourceStates.peekLast())) {
            sourceStates.addLast(nowSource);
            if (sourceStates.size() > REMEMBERED) {
                sourceStates.removeFirst();
            }
        }
    }

    /// How it stands. The target need not have the source's newest state, which is newer with each
    /// look at a busy document: one that the source had since the check began is enough.
    Standing standing(Comparison comparison) {
        if (isTwiceOnTarget()) {
            return Standing.EXTRA;
        }
        Seen there = target();
        if (there == null) {
            return sourceWasAbsent ? Standing.GONE : Standing.MISSING;
        }
        for (Seen state : sourceStates) {
            if (comparison.judge(state, there) == Standing.EQUAL) {
                return Standing.EQUAL;
            }
        }
        return source == null ? Standing.EXTRA : comparison.judge(source, there);
    }
}
