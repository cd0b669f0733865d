package dev.turnstone.compare.parity;

/// How much of documents is held in memory at once: a batch that would be more is asked again in
/// halves, down to one document. One thread.
final class HeldBytes {
    static final long MOST = 32L << 20;

    private long held;
    private boolean over;

    /// False where the batch is too much already: then nothing more of it need be kept.
    boolean take(long bytes) {
        held += bytes;
        over |= held > MOST;
        return !over;
    }

    /// Whether a batch of so many documents has to be asked again in halves.
    boolean isTooMuch(int documents) {
        return over && documents > 1;
    }
}
