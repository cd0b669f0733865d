package dev.turnstone.log.kafka;

import dev.turnstone.log.inspect.LogInfo;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Looks at a topic: its partitions, and who reads them.
public final class TopicInspection {
    private final KafkaSettings settings;

    private TopicInspection(KafkaSettings settings) {
        this.settings = settings;
    }

    public static LogInfo info(KafkaSettings settings, String name) {
        int partitions = Topic.found(settings);
        try (Admin admin = Admin.create(Clients.admin(settings))) {
            return new TopicInspection(settings).info(admin, partitions, name);
        } catch (KafkaException e) {
            throw KafkaTrouble.of(settings, e);
        }
    }

    private LogInfo info(Admin admin, int partitions, String name) {
        List<TopicPartition> all =
                IntStream.range(0, partitions)
                        .mapToObj(each -> new TopicPartition(settings.topic(), each))
                        .toList();
        Map<TopicPartition, Long> first = offsets(admin, all, OffsetSpec.earliest());
        Map<TopicPartition, Long> next = offsets(admin, all, OffsetSpec.latest());
        List<LogInfo.Stream> streams =
                all.stream()
                        .map(
                                each ->
                                        new LogInfo.Stream(
                                                each.toString(),
                                                first.getOrDefault(each, 0L),
                                                next.getOrDefault(each, 0L)))
                        .toList();
        Map<TopicPartition, Double> each = LastMessages.records(settings, first, next);
        long messages = streams.stream().mapToLong(of -> of.next() - of.first()).sum();
        return new LogInfo(
                name,
                estimate(first, next, each),
                messages,
                null,
                streams,
                consumers(admin, first, next, each));
    }

    private List<LogInfo.Consumer> consumers(
            Admin admin,
            Map<TopicPartition, Long> first,
            Map<TopicPartition, Long> next,
            Map<TopicPartition, Double> each) {
        List<LogInfo.Consumer> consumers = new ArrayList<>();
        for (GroupListing group : get(admin.listGroups().all())) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    get(
                            admin.listConsumerGroupOffsets(group.groupId())
                                    .partitionsToOffsetAndMetadata());
            boolean isOfThis =
                    committed.keySet().stream().anyMatch(of -> of.topic().equals(settings.topic()));
            if (isOfThis) {
                Map<TopicPartition, Long> from = new HashMap<>(first);
                committed.forEach((partition, at) -> from.put(partition, at.offset()));
                consumers.add(new LogInfo.Consumer(group.groupId(), estimate(from, next, each)));
            }
        }
        return consumers;
    }

    /// Records from these messages on: 0 only where no message is left.
    private static long estimate(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> next,
            Map<TopicPartition, Double> each) {
        double records = 0;
        for (Map.Entry<TopicPartition, Long> end : next.entrySet()) {
            long messages = end.getValue() - from.getOrDefault(end.getKey(), 0L);
            records += Math.max(0, messages) * each.getOrDefault(end.getKey(), 1.0);
        }
        return (long) Math.ceil(records);
    }

    private Map<TopicPartition, Long> offsets(
            Admin admin, List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
        Map<TopicPartition, Long> offsets =
                new TreeMap<>((a, b) -> Integer.compare(a.partition(), b.partition()));
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> each :
                get(admin.listOffsets(asked).all()).entrySet()) {
            offsets.put(each.getKey(), each.getValue().offset());
        }
        return offsets;
    }

    private <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw KafkaTrouble.of(settings, cause == null ? e : cause);
        } catch (TimeoutException e) {
            throw KafkaTrouble.of(settings, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaTrouble.of(settings, e);
        }
    }
}
