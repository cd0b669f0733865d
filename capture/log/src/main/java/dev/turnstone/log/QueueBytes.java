package dev.turnstone.log;

/// How many bytes of records may wait to be written, where nobody has said so.
public final class QueueBytes {
    private static final long LEAST = 16L << 20;
    private static final long MOST = 64L << 20;

    private QueueBytes() {}

    /// An eighth of the heap, within reason. What waits survives one collection after the other:
    /// where it is a quarter of the heap, collecting holds everybody up for tens of milliseconds.
    public static long inHeap() {
        return inHeap(Runtime.getRuntime().maxMemory());
    }

    /// Of memory outside of the heap there is as much again, and nobody collects it: a quarter.
    public static long outside() {
        return outside(Runtime.getRuntime().maxMemory());
    }

    static long inHeap(long heap) {
        return Math.clamp(heap / 8, LEAST, MOST);
    }

    static long outside(long heap) {
        return Math.clamp(heap / 4, LEAST, MOST);
    }
}
