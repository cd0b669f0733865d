package dev.turnstone.log.kafka;

import dev.turnstone.log.QueueBytes;

import java.time.Duration;
import java.util.Map;

/// Where a Kafka log is, and how it is written.
///
/// `queueBytes` bounds what waits in memory, `patience` is how long a broker may be silent before
/// the log counts as failing, `client` holds the user's own settings of Kafka clients (TLS, SASL).
/// A topic that is not there is made with so many partitions and that retention.
public record KafkaSettings(
        String bootstrap,
        String topic,
        int partitions,
        Duration retention,
        long queueBytes,
        Duration patience,
        Map<String, String> client) {
    public KafkaSettings {
        if (partitions < 1 || partitions > 10_000) {
            throw new IllegalArgumentException(
                    "partitions: " + partitions + " (expected: 1-10000)");
        }
        client = Map.copyOf(client);
    }

    public static KafkaSettings of(String bootstrap, String topic) {
        return new KafkaSettings(
                bootstrap,
                topic,
                12,
                Duration.ofDays(7),
                QueueBytes.inHeap(),
                Duration.ofSeconds(5),
                Map.of());
    }

    public KafkaSettings withPartitions(int count) {
        return new KafkaSettings(bootstrap, topic, count, retention, queueBytes, patience, client);
    }

    public KafkaSettings withRetention(Duration keep) {
        return new KafkaSettings(bootstrap, topic, partitions, keep, queueBytes, patience, client);
    }

    public KafkaSettings withQueueBytes(long bytes) {
        return new KafkaSettings(bootstrap, topic, partitions, retention, bytes, patience, client);
    }

    public KafkaSettings withPatience(Duration longest) {
        return new KafkaSettings(
                bootstrap, topic, partitions, retention, queueBytes, longest, client);
    }

    public KafkaSettings withClient(Map<String, String> settings) {
        return new KafkaSettings(
                bootstrap, topic, partitions, retention, queueBytes, patience, settings);
    }
}
