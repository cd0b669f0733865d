package dev.turnstone.sandbox.fault;

import java.time.Duration;

/// What goes wrong on the way between a client and a server.
public sealed interface Fault {
    /// Nothing goes wrong.
    record None() implements Fault {}

    /// Every piece of data arrives later, in both directions.
    record Delay(Duration by) implements Fault {}

    /// Connections are reset once so many bytes of answers have passed on each; with 0 at once, and
    /// new ones are reset as they come.
    record Cut(long afterAnswerBytes) implements Fault {
        public Cut {
            if (afterAnswerBytes < 0) {
                throw new IllegalArgumentException(
                        "afterAnswerBytes: " + afterAnswerBytes + " (expected: 0 or more)");
            }
        }

        public Cut() {
            this(0);
        }
    }

    /// Requests arrive, answers are lost, and nobody is told: the client does not learn what became
    /// of its write. Connections that lost something are reset when this fault ends.
    record HalfOpen() implements Fault {}

    /// So many bytes per second pass, in each direction of each connection.
    record Slow(int bytesPerSecond) implements Fault {
        public Slow {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException(
                        "bytesPerSecond: " + bytesPerSecond + " (expected: 1 or more)");
            }
        }
    }

    /// Nothing passes and nothing ends; what waits goes on when this fault ends.
    record BlackHole() implements Fault {}

    /// Some bytes of the answers are changed, the same ones for the same seed.
    record Garbage(long seed) implements Fault {}
}
