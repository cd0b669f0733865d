package dev.turnstone.engine.traffic;

import dev.turnstone.engine.traffic.Live.Proof;
import dev.turnstone.engine.traffic.Live.Setting;
import dev.turnstone.sandbox.KafkaServer;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.Kafka;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/// A minute of many clients through the proxy, while a snapshot is backfilled beside the replay.
@RealServers
@Tag("soak")
class LiveTrafficTest {
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final int CLIENTS = 32;

    @TempDir private Path home;

    @Test
    void elasticsearchFollowedThroughSegments(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        follow(source, target, segments());
    }

    @Test
    void openSearch2FollowedThroughSegments(
            @OpenSearch("2.19") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        follow(source, target, segments());
    }

    @Test
    void elasticsearchFollowedThroughKafka(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch("3") SearchServer target,
            @Kafka KafkaServer kafka)
            throws Exception {
        follow(source, target, topic(kafka));
    }

    @Test
    void openSearch2FollowedThroughKafka(
            @OpenSearch("2.19") SearchServer source,
            @OpenSearch("3") SearchServer target,
            @Kafka KafkaServer kafka)
            throws Exception {
        follow(source, target, topic(kafka));
    }

    /// Two workers share the topic: each replays what it is given.
    @Test
    void twoWorkersShareATopic(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch("3") SearchServer target,
            @Kafka KafkaServer kafka)
            throws Exception {
        prove(source, target, topic(kafka).workers(2)).requireNoBypass().requireUnnoticed();
    }

    private void follow(SearchServer source, SearchServer target, Setting setting)
            throws Exception {
        prove(source, target, setting).requireNoBypass().requireUnnoticed();
    }

    private Proof prove(SearchServer source, SearchServer target, Setting setting)
            throws Exception {
        try (Live live = Live.of(source, target, home, setting.clients(CLIENTS))) {
            return live.through(LENGTH, _ -> {}, source.url());
        }
    }

    private Setting segments() {
        return Setting.of(home.resolve("traffic").toString());
    }

    private static Setting topic(KafkaServer kafka) {
        return Setting.of("kafka:" + kafka.bootstrap() + "/traffic-" + System.nanoTime());
    }
}
