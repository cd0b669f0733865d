package dev.turnstone.log.kafka;

import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Whether a consumer has fetched everything that was there when it looked: it has once it is a
/// member of its group and came to where its partitions ended then. The poller's thread only.
final class Reach {
    private final KafkaConsumer<?, ?> consumer;
    private boolean isMember;
    private @Nullable Map<TopicPartition, Long> ends;
    private Instant looked = Instant.EPOCH;

    Reach(KafkaConsumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /// Which partitions are its own is settled.
    void joined() {
        isMember = true;
        ends = null;
    }

    /// Which partitions are its own is about to change.
    void left() {
        isMember = false;
        ends = null;
    }

    /// Its partitions ended there, at this time or later. An earlier look that it has not reached
    /// yet stays: under load it never comes to the newest.
    void saw(Instant time, Map<TopicPartition, Long> now) {
        if (isMember && ends == null) {
            looked = time;
            ends = Map.copyOf(now);
        }
    }

    /// When it looked last, where it has fetched everything since; once for each look.
    Optional<Instant> reached() {
        if (ends == null || !ends.entrySet().stream().allMatch(this::isReached)) {
            return Optional.empty();
        }
        ends = null;
        return Optional.of(looked);
    }

    private boolean isReached(Map.Entry<TopicPartition, Long> end) {
        try {
            return consumer.position(end.getKey(), Duration.ZERO) >= end.getValue();
        } catch (TimeoutException | InvalidOffsetException e) {
            return false;
        }
    }
}
