package dev.turnstone.replay.traffic;

/// The replay was told to end while something waited: what is under way comes again next time.
final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended() {
        super("the replay was told to end", null, false, false);
    }
}
