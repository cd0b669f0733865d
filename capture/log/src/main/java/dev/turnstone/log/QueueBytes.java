package dev.turnstone.log;

/// How many bytes of records may wait to be written, where nobody has said so.
public final class QueueBytes {
    private static final long LEAST = 16L << 20;
    private static final long MOST = 64L << 20;

    private QueueBytes() {}

    /// An eighth of the heap, within reason. What waits survives one collection after the other:
    /// where it is a quarter of the heap, collecting holds everybody up for tens of milliseconds.
    public static long usual() {
        return usual(Runtime.getRuntime().maxMemory());
    }

    static long usual(long heap) {
        return Math.clamp(heap / 8, LEAST, MOST);
    }
}
