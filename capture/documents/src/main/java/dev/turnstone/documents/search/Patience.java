package dev.turnstone.documents.search;

import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.shard.IndexShards;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// Asks again, ever slower, while a cluster is busy, absent or short of a shard. Blocks its thread.
public final class Patience {
    private static final long FIRST_MS = 50;
    private static final long LONGEST_MS = 10_000;

    private final Duration atMost;

    public Patience(Duration atMost) {
        this.atMost = atMost;
    }

    /// The answer; `eased` runs before each further try so that the next question asks for less.
    public <T> T ask(Supplier<T> question, Runnable eased) {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (long wait = FIRST_MS; ; wait = Math.min(wait * 2, LONGEST_MS)) {
            try {
                return question.get();
            } catch (TurnstoneException e) {
                if (!helps(e) || System.nanoTime() > deadline) {
                    throw e;
                }
            }
            eased.run();
            pause(wait / 2 + ThreadLocalRandom.current().nextLong(wait));
        }
    }

    /// True where the same question may well be answered a little later.
    public static boolean helps(TurnstoneException problem) {
        return switch (problem) {
            case ClusterException.Refused refused ->
                    refused.status() == 429
                            || refused.status() >= 502
                            || refused.status() == 500 && isShardAway(refused.type())
                            || isNodeGone(refused);
            case ClusterException.Unreachable _ -> !Thread.currentThread().isInterrupted();
            case IndexShards.ShardMissing _ -> true;
            default -> problem instanceof ShardTrouble;
        };
    }

    /// True where the cluster no longer knows a scroll: its node is gone, or the shard moved.
    public static boolean isScrollLost(TurnstoneException problem) {
        return problem instanceof ClusterException.Refused refused && refused.status() == 404;
    }

    /// The node that is asked through its `_only_nodes` left after the state was read.
    private static boolean isNodeGone(ClusterException.Refused refused) {
        return refused.status() == 400
                && refused.type().equals("illegal_argument_exception")
                && String.valueOf(refused.getMessage()).contains("no data nodes with criteria");
    }

    /// What clusters answer with 500 while a node dies or comes back.
    private static boolean isShardAway(String type) {
        return type.equals("search_phase_execution_exception") || type.startsWith("node_");
    }

    /// Waits; ends with an exception where the thread is interrupted.
    public static void pause(long millis) {
        try {
            Thread.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TurnstoneException(
                    "The reading was interrupted.", "Start it again: it goes on where it was.", e);
        }
    }
}
