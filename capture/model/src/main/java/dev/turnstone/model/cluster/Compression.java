package dev.turnstone.model.cluster;

/// Whether bodies travel compressed. Off by default: on a local network the processor time costs
/// more than the bytes; over a long line it pays.
public record Compression(boolean answers, int requestsAbove) {
    public static final Compression NONE = new Compression(false, Integer.MAX_VALUE);

    /// Answers, and requests whose body is larger than this many bytes.
    public static Compression gzipAbove(int bytes) {
        return new Compression(true, bytes);
    }

    public Compression {
        if (requestsAbove < 0) {
            throw new IllegalArgumentException(
                    "requestsAbove: " + requestsAbove + " (expected: 0 or more)");
        }
    }
}
