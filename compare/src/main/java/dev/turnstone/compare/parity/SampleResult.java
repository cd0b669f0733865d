package dev.turnstone.compare.parity;

/// What comparing the contents of a random sample found. `equivalent` says the same in other bytes;
/// `moved` were written in the meantime and say nothing.
public record SampleResult(
        long compared, long sameBytes, long equivalent, long different, long moved) {
    public static final SampleResult NONE = new SampleResult(0, 0, 0, 0, 0);

    SampleResult plus(SampleResult other) {
        return new SampleResult(
                compared + other.compared,
                sameBytes + other.sameBytes,
                equivalent + other.equivalent,
                different + other.different,
                moved + other.moved);
    }
}
