package dev.turnstone.log.kafka;

import dev.turnstone.log.LogException;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the last messages of each partition, as nobody's consumer, to see how many records one
/// holds.
final class LastMessages {
    private static final int LOOKED_AT = 5;
    private static final Duration POLL = Duration.ofMillis(100);

    private LastMessages() {}

    /// The mean of each partition that holds something; what does not come in time is left out.
    static Map<TopicPartition, Double> records(
            KafkaSettings settings,
            Map<TopicPartition, Long> first,
            Map<TopicPartition, Long> next) {
        Map<TopicPartition, Long> from = new HashMap<>();
        next.forEach(
                (partition, end) -> {
                    long begin = first.getOrDefault(partition, 0L);
                    if (end > begin) {
                        from.put(partition, Math.max(begin, end - LOOKED_AT));
                    }
                });
        Map<String, Object> config = Clients.consumer(settings, "");
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        Map<TopicPartition, Double> means = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            Set<TopicPartition> left = new HashSet<>(from.keySet());
            long deadline = System.nanoTime() + settings.patience().toNanos();
            while (!left.isEmpty() && System.nanoTime() < deadline) {
                var polled = consumer.poll(POLL);
                for (TopicPartition partition : polled.partitions()) {
                    means.merge(partition, mean(polled.records(partition)), LastMessages::middle);
                }
                left.removeIf(each -> consumer.position(each) >= next.getOrDefault(each, 0L));
            }
        }
        return means;
    }

    private static double mean(List<ConsumerRecord<byte[], byte[]>> messages) {
        return messages.stream().mapToInt(LastMessages::records).average().orElse(1);
    }

    private static double middle(double one, double other) {
        return (one + other) / 2;
    }

    private static int records(ConsumerRecord<byte[], byte[]> message) {
        try {
            return Pack.records(message.value()).size();
        } catch (LogException e) {
            return 1;
        }
    }
}
