package dev.turnstone.log.kafka;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How the clients of a log are set up. What the user sets goes first, except what the log's
/// promises rest on.
final class Clients {
    private static final Duration SESSION = Duration.ofSeconds(10);

    private Clients() {}

    /// What is taken is sent until it is there: the producer itself never gives up. One request at
    /// a time: a broker that does not know the producer yet takes the second batch where it refused
    /// the first (its partition had no leader), and then refuses the first for ever.
    static Map<String, Object> producer(KafkaSettings settings) {
        Map<String, Object> all = common(settings);
        // Messages are large already; this is for those of all partitions to go in one request.
        all.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 2);
        all.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 18);
        all.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        // What does not fit into the socket is copied again at each try.
        all.putIfAbsent(ProducerConfig.SEND_BUFFER_CONFIG, 2 << 20);
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(16 << 20, settings.queueBytes()));
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1000);
        return all;
    }

    /// Packs are compressed where the user has not chosen a compression of Kafka's own.
    static boolean leavesCompressionToUs(KafkaSettings settings) {
        return !settings.client().containsKey(ProducerConfig.COMPRESSION_TYPE_CONFIG);
    }

    static Map<String, Object> consumer(KafkaSettings settings, String group) {
        return consumer(settings, group, Optional.empty());
    }

    /// With a worker's name the broker gives its partitions to the next of that name at once,
    /// rather than when the time of the one before is over.
    static Map<String, Object> consumer(
            KafkaSettings settings, String group, Optional<String> worker) {
        Map<String, Object> all = common(settings);
        all.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
        all.putIfAbsent(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        // Packs are larger than records, and all that one poll gives is in memory at once.
        all.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 32);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        worker.ifPresent(name -> all.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return all;
    }

    static Map<String, Object> admin(KafkaSettings settings) {
        Map<String, Object> all = common(settings);
        int longest = (int) Math.min(Integer.MAX_VALUE, settings.patience().toMillis());
        all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, longest);
        all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, longest);
        return all;
    }

    private static Map<String, Object> common(KafkaSettings settings) {
        Map<String, Object> all = new HashMap<>(settings.client());
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        all.putIfAbsent(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        all.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        return all;
    }
}
