package dev.turnstone.proxy;

import java.time.Duration;

/// How much and how long one connection may take.
public record PassageLimits(
        int largestRequestHead,
        int largestAnswerHead,
        int mostPipelined,
        Duration head,
        Duration stall,
        Duration hold,
        Duration linger,
        Duration connect) {
    public static final PassageLimits DEFAULT =
            new PassageLimits(
                    64 << 10,
                    256 << 10,
                    256,
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5));
}
