package dev.turnstone.engine.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.traffic.Live.Proof;
import dev.turnstone.engine.traffic.Live.Setting;
import dev.turnstone.sandbox.KafkaServer;
import dev.turnstone.sandbox.SearchCluster;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.fault.Fault;
import dev.turnstone.sandbox.fault.FaultProxy;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.Kafka;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.traffic.Traffic;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Each fault that may come between clients and target, while all kinds of writes go on, writes by
/// query among them, and a backfill runs beside the replay. In the end both hold the same.
@RealServers
@Tag("soak")
class FaultListTest {
    private static final Duration LENGTH = Duration.ofSeconds(45);
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir private Path home;

    @Test
    void theReplayIsKilledTenTimes(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        killTheReplay(source, target);
    }

    @Test
    void theReplayOfOpenSearch2IsKilledTenTimes(
            @OpenSearch("2.19") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        killTheReplay(source, target);
    }

    private void killTheReplay(SearchServer source, SearchServer target) throws Exception {
        try (Live live = Live.of(source, target, home, segments())) {
            live.fill(source.url());
            Child proxy = live.proxy("one", source.url());
            live.follow(source.url());
            try (Traffic traffic = live.clients(Duration.ofSeconds(60), proxy)) {
                live.backfill();
                for (int kill = 0; kill < 10; kill++) {
                    Thread.sleep(SOON);
                    live.killReplay();
                    live.follow(source.url());
                }
                live.prove(traffic).requireNoBypass().requireUnnoticed();
            }
        }
    }

    /// The first never comes back: that it fell silent explains what it had not recorded.
    @Test
    void aProxyIsKilledAndClientsGoOnThroughAnother(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch("3") SearchServer target,
            @Kafka KafkaServer kafka)
            throws Exception {
        try (Live live = Live.of(source, target, home, topic(kafka))) {
            live.fill(source.url());
            Child one = live.proxy("one", source.url());
            Child two = live.proxy("two", source.url());
            live.follow(source.url());
            try (Traffic traffic = live.clients(LENGTH, one, two)) {
                live.backfill();
                Thread.sleep(SOON);
                one.kill();
                Proof proof = live.prove(traffic);
                assertThat(proof.clients().ambiguous()).isPositive();
                live.awaitNoBypass(Duration.ofMinutes(3));
            }
        }
    }

    @Test
    void aProxyIsKilledAndAnotherGoesOnWithItsLog(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (Live live = Live.of(source, target, home, segments())) {
            live.fill(source.url());
            Child one = live.proxy("one", source.url());
            live.follow(source.url());
            try (Traffic traffic = live.clients(SOON.multipliedBy(2), one)) {
                live.backfill();
                Thread.sleep(SOON);
                one.kill();
                var _ = traffic.await();
            }
            Child two = live.proxy("one", source.url());
            try (Traffic traffic = live.clients(SOON.multipliedBy(2), two)) {
                var _ = live.prove(traffic).requireNoBypass();
            }
        }
    }

    @Test
    void kafkaIsAwayForTwentySeconds(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch("3") SearchServer target,
            @Kafka(own = true) KafkaServer kafka)
            throws Exception {
        try (Live live = Live.of(source, target, home, topic(kafka))) {
            live.fill(source.url());
            Child proxy = live.proxy("one", source.url());
            live.follow(source.url());
            try (Traffic traffic = live.clients(LENGTH, proxy)) {
                live.backfill();
                Thread.sleep(SOON);
                kafka.kill();
                Thread.sleep(Duration.ofSeconds(20));
                kafka.restart();
                live.prove(traffic).requireNoBypass().requireUnnoticed();
            }
        }
    }

    /// The proxy may make no file longer, which is what a full disk does to a log.
    @Test
    void theDiskOfTheLogIsFullForTwentySeconds(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (Live live = Live.of(source, target, home, segments().queue(256 << 10))) {
            live.fill(source.url());
            Child proxy = live.proxy("one", source.url());
            live.follow(source.url());
            try (Traffic traffic = live.clients(LENGTH, proxy)) {
                live.backfill();
                Thread.sleep(SOON);
                fileSize(proxy, "1000");
                Thread.sleep(Duration.ofSeconds(20));
                fileSize(proxy, "unlimited");
                Proof proof = live.prove(traffic).requireNoBypass();
                proof.requireUnnoticed();
                assertThat(proof.holes("GAP", ".*", -1)).isPositive();
            }
        }
    }

    @Test
    void theSourceIsSlow(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (Live live = Live.of(source, target, home, segments().clients(24));
                FaultProxy way = FaultProxy.before(source.url())) {
            live.fill(source.url());
            Child proxy = live.proxy("one", way.url());
            live.follow(way.url());
            try (Traffic traffic = live.clients(LENGTH, proxy)) {
                live.backfill();
                Thread.sleep(SOON);
                way.turn(new Fault.Delay(Duration.ofMillis(300)));
                Thread.sleep(Duration.ofSeconds(30));
                way.heal();
                live.prove(traffic).requireNoBypass().requireUnnoticed();
            }
        }
    }

    @Test
    void theTargetIsDownForThirtySeconds(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch(value = "3", own = true) SearchServer target)
            throws Exception {
        endTheTarget(source, target);
    }

    @Test
    void theTargetOfOpenSearch2IsDownForThirtySeconds(
            @OpenSearch("2.19") SearchServer source,
            @OpenSearch(value = "3", own = true) SearchServer target)
            throws Exception {
        endTheTarget(source, target);
    }

    private void endTheTarget(SearchServer source, SearchServer target) throws Exception {
        try (Live live = Live.of(source, target, home, segments())) {
            live.fill(source.url());
            Child proxy = live.proxy("one", source.url());
            live.follow(source.url());
            try (Traffic traffic = live.clients(LENGTH, proxy)) {
                live.backfill();
                Thread.sleep(SOON);
                target.kill();
                Thread.sleep(Duration.ofSeconds(30));
                target.restart();
                live.prove(traffic).requireNoBypass().requireUnnoticed();
            }
        }
    }

    @Test
    void aNodeWithPrimariesIsKilledUnderLoad(
            @Elasticsearch(value = "7.10.2", nodes = 2, own = true) SearchCluster source,
            @OpenSearch("3") SearchServer target)
            throws Exception {
        try (Live live = Live.of(source, target, home, segments().replicas(1))) {
            live.fill(source.url());
            Child proxy = live.proxy("one", source.node(0).url(), source.node(1).url());
            live.follow(source.url());
            try (Traffic traffic = live.clients(LENGTH, proxy)) {
                live.backfill();
                for (int kill = 0; kill < 2; kill++) {
                    Thread.sleep(SOON);
                    source.node(1).kill();
                    Thread.sleep(SOON);
                    source.node(1).restart();
                    Thread.sleep(SOON);
                }
                Proof proof = live.prove(traffic).requireNoBypass();
                assertThat(proof.holes("FAILOVER", ".*", -1)).isPositive();
            }
        }
    }

    @Test
    void twoWritersGoPastTheProxy(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (Live live = Live.of(source, target, home, segments())) {
            live.fill(source.url());
            Child proxy = live.proxy("one", source.url());
            Bypass.create(live.source);
            live.follow(source.url());
            try (Traffic traffic = live.clients(LENGTH, proxy)) {
                live.backfill();
                List<Long> past = Bypass.write(source.url(), Live.url(proxy), 400);
                Proof proof = live.prove(traffic);
                for (int shard = 0; shard < past.size(); shard++) {
                    assertThat(proof.holes("BYPASS", Bypass.INDEX, shard))
                            .as("shard %s of %s", shard, proof.replays())
                            .isEqualTo(past.get(shard));
                }
                assertThat(proof.holes("BYPASS", "(?!" + Bypass.INDEX + ").*", -1)).isZero();
            }
        }
    }

    private Setting segments() {
        return Setting.of(home.resolve("traffic").toString());
    }

    private static Setting topic(KafkaServer kafka) {
        return Setting.of("kafka:" + kafka.bootstrap() + "/traffic-" + System.nanoTime());
    }

    private static void fileSize(Child of, String most) throws IOException, InterruptedException {
        int exit =
                new ProcessBuilder(
                                "prlimit",
                                "--pid",
                                Long.toString(of.pid()),
                                "--fsize=" + most + ":")
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(exit).isZero();
    }
}
