package dev.turnstone.compare.parity;

/// Every document of the source is counted once, as what it is on the target; `extra` are the
/// target's alone.
public record ParityCounts(
        long identical,
        long missing,
        long extra,
        long older,
        long newer,
        long different,
        long inFlight) {
    public static final ParityCounts NONE = new ParityCounts(0, 0, 0, 0, 0, 0, 0);

    /// Documents of the source, those in flight included.
    public long documents() {
        return identical + missing + older + newer + different + inFlight;
    }

    public long broken() {
        return missing + extra + older + newer + different;
    }

    public ParityCounts plus(ParityCounts other) {
        return new ParityCounts(
                identical + other.identical,
                missing + other.missing,
                extra + other.extra,
                older + other.older,
                newer + other.newer,
                different + other.different,
                inFlight + other.inFlight);
    }

    ParityCounts plusIdentical(long count) {
        return plus(new ParityCounts(count, 0, 0, 0, 0, 0, 0));
    }

    ParityCounts plusInFlight(long count) {
        return plus(new ParityCounts(0, 0, 0, 0, 0, 0, count));
    }

    ParityCounts plusOne(Difference.Kind kind) {
        return plus(
                switch (kind) {
                    case MISSING -> new ParityCounts(0, 1, 0, 0, 0, 0, 0);
                    case EXTRA -> new ParityCounts(0, 0, 1, 0, 0, 0, 0);
                    case OLDER -> new ParityCounts(0, 0, 0, 1, 0, 0, 0);
                    case NEWER -> new ParityCounts(0, 0, 0, 0, 1, 0, 0);
                    case DIFFERENT -> new ParityCounts(0, 0, 0, 0, 0, 1, 0);
                });
    }
}
