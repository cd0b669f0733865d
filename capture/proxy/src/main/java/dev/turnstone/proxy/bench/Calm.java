package dev.turnstone.proxy.bench;

import java.time.Duration;

/// Whether compilers are done: several times in a row they took next to nothing of one processor,
/// for one such time may be chance. One thread.
final class Calm {
    private static final int TIMES = 3;
    private static final double SHARE = 0.02;

    private final double enough;
    private long before;
    private int calm;

    /// `sofar` is what they have taken until now, `look` how long each look at them lasts.
    Calm(long sofar, Duration look) {
        this.before = sofar;
        this.enough = SHARE * look.toMillis();
    }

    /// One look later. What a compiler's thread had goes with it: less than before is no calm.
    void look(long sofar) {
        calm = Math.abs(sofar - before) <= enough ? calm + 1 : 0;
        before = sofar;
    }

    boolean isReached() {
        return calm >= TIMES;
    }
}
