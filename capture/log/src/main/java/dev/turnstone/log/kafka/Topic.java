package dev.turnstone.log.kafka;

import dev.turnstone.log.LogException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Finds the log's topic, or makes it.
final class Topic {
    private Topic() {}

    /// How many partitions the topic has; it is created where there is none.
    static int made(KafkaSettings settings) {
        try (Admin admin = Admin.create(Clients.admin(settings))) {
            Optional<Integer> there = partitions(admin, settings);
            if (there.isPresent()) {
                return there.get();
            }
            NewTopic topic =
                    new NewTopic(
                                    settings.topic(),
                                    Optional.of(settings.partitions()),
                                    Optional.empty())
                            .configs(
                                    Map.of(
                                            TopicConfig.RETENTION_MS_CONFIG,
                                            Long.toString(settings.retention().toMillis())));
            create(admin, settings, topic);
            return settings.partitions();
        } catch (KafkaException e) {
            throw KafkaTrouble.of(settings, e);
        }
    }

    /// How many partitions the topic has.
    static int found(KafkaSettings settings) {
        try (Admin admin = Admin.create(Clients.admin(settings))) {
            return partitions(admin, settings)
                    .orElseThrow(
                            () ->
                                    KafkaTrouble.of(
                                            settings,
                                            new UnknownTopicOrPartitionException(
                                                    "there is no such topic")));
        } catch (KafkaException e) {
            throw KafkaTrouble.of(settings, e);
        }
    }

    private static Optional<Integer> partitions(Admin admin, KafkaSettings settings) {
        try {
            return admin
                    .describeTopics(List.of(settings.topic()))
                    .allTopicNames()
                    .get(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .stream()
                    .map(topic -> topic.partitions().size())
                    .findFirst();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw trouble(settings, e);
        } catch (TimeoutException e) {
            throw KafkaTrouble.of(settings, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaTrouble.of(settings, e);
        }
    }

    private static void create(Admin admin, KafkaSettings settings, NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw trouble(settings, e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaTrouble.of(settings, e);
        }
    }

    private static LogException trouble(KafkaSettings settings, ExecutionException e) {
        Throwable cause = e.getCause();
        return KafkaTrouble.of(settings, cause == null ? e : cause);
    }
}
