package dev.turnstone.documents.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.documents.Flock;
import dev.turnstone.documents.ask.Answer;
import dev.turnstone.documents.ask.AskOptions;
import dev.turnstone.documents.ask.AskSource;
import dev.turnstone.documents.ask.Question;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.shard.ShardStates;
import dev.turnstone.sandbox.SearchCluster;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// A write that one copy has and the other cannot acknowledge can be read, and vanish again.
@RealServers
final class StalledReplicaTest {
    private static final Question QUESTION = new Question("birds", "a", null);

    @Test
    void aWriteThatNoReplicaAcknowledgedIsNotTakenForTheTruth(
            @Elasticsearch(value = "7.10.2", nodes = 2, own = true) SearchCluster cluster) {
        try (var flock = new Flock(cluster.url())) {
            SearchServer replica = indexWithReplicaOnTheSecondNode(flock, cluster);
            flock.index("birds", "a", "", "{\"n\":1}");
            long acknowledged = shard(flock);
            replica.pause();
            CompletableFuture<Void> write =
                    CompletableFuture.runAsync(
                            () -> flock.index("birds", "a", "?timeout=90s", "{\"n\":2}"));
            awaitDirtyRead(flock);

            Answer during =
                    new AskSource(
                                    flock.client(),
                                    new AskOptions(Duration.ofSeconds(3), _ -> 0, () -> 1))
                            .ask(List.of(QUESTION))
                            .getFirst();
            // Once the cluster gives the stalled node up, the write counts without it.
            if (nodes(flock) == 2) {
                assertThat(during).isInstanceOf(Answer.Unsettled.class);
            }

            replica.resume();
            write.join();
            Answer after =
                    new AskSource(flock.client(), AskOptions.DEFAULT)
                            .ask(List.of(QUESTION))
                            .getFirst();
            assertThat(after).isInstanceOf(Answer.Settled.class);
            DocumentChange change = ((Answer.Settled) after).changes().getFirst();
            assertThat(change.revision().seqNo()).isGreaterThan(acknowledged);
        }
    }

    private static SearchServer indexWithReplicaOnTheSecondNode(
            Flock flock, SearchCluster cluster) {
        flock.put(
                "/birds",
                "{\"settings\":{\"number_of_shards\":1,\"number_of_replicas\":0,"
                        + "\"index.routing.allocation.require._name\":\"node-0\"}}");
        flock.get("/_cluster/health/birds?wait_for_status=green");
        flock.put(
                "/birds/_settings",
                "{\"index.routing.allocation.require._name\":null,\"number_of_replicas\":1}");
        flock.get("/_cluster/health/birds?wait_for_status=green&timeout=60s");
        return cluster.node(1);
    }

    private static int nodes(Flock flock) {
        return flock.get("/_cluster/health").path("number_of_nodes").asInt();
    }

    private static long shard(Flock flock) {
        return new ShardStates(flock.client()).of("birds").primary(0).checkpoints().maxSeqNo();
    }

    private static void awaitDirtyRead(Flock flock) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (flock.get("/birds/_doc/a?preference=_only_local").path("_source").path("n").asInt()
                != 2) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
