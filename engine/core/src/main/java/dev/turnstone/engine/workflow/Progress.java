package dev.turnstone.engine.workflow;

/// How far something under way is: in words, and as numbers where it counts something. `total` is
/// -1 where nobody knows it, `rate` is in units a second.
public record Progress(String text, long done, long total, String unit, double rate) {
    public static final long UNKNOWN = -1;
    public static final Progress NONE = told("");

    /// Words alone: nothing is counted.
    public static Progress told(String text) {
        return new Progress(text, 0, UNKNOWN, "", 0);
    }

    public boolean isCounted() {
        return !unit.isEmpty();
    }
}
