package dev.turnstone.log.kafka;

import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.sandbox.KafkaServer;

import java.time.Duration;
import java.util.UUID;

/// A topic of a test's own, of three partitions.
record TestTopic(KafkaSettings settings) {
    static final TestTopic NONE = new TestTopic(KafkaSettings.of("127.0.0.1:1", "none"));

    static TestTopic of(KafkaServer kafka) {
        return new TestTopic(
                KafkaSettings.of(kafka.bootstrap(), "traffic-" + UUID.randomUUID())
                        .withPartitions(3)
                        .withPatience(Duration.ofSeconds(20)));
    }

    TrafficLogWriter writer() {
        return KafkaWriter.open(settings);
    }

    TrafficLogReader reader(String consumer) {
        return KafkaReader.open(settings, consumer);
    }
}
