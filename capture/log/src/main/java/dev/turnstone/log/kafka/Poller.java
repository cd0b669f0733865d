package dev.turnstone.log.kafka;

import dev.turnstone.log.LogException;
import dev.turnstone.model.Body;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/// The one thread that talks to the broker for a reader: fetches while the inbox has room, commits,
/// and gives partitions up in order. Owns the consumer.
final class Poller implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LAST = Duration.ofSeconds(3);
    private static final Duration LOOK_AT_ENDS = Duration.ofMillis(200);

    private final KafkaSettings settings;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Inbox inbox;
    private final Reach reach;
    private long lookedAtEnds = System.nanoTime() - LOOK_AT_ENDS.toNanos();
    private boolean silent;
    private volatile boolean ending;

    Poller(KafkaSettings settings, KafkaConsumer<byte[], byte[]> consumer, Inbox inbox) {
        this.settings = settings;
        this.consumer = consumer;
        this.inbox = inbox;
        this.reach = new Reach(consumer);
    }

    /// Wakes it up first: once it sees that it is to end, nothing will break off what is left to
    /// do.
    void end() {
        consumer.wakeup();
        ending = true;
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(List.of(settings.topic()), this);
            readUntilWoken();
            leave();
        } catch (KafkaException e) {
            inbox.fail(KafkaTrouble.of(settings, e));
        } catch (RuntimeException | Error e) {
            LOG.error("The traffic log's reader has ended: start the worker again.", e);
            inbox.fail(KafkaTrouble.of(settings, e));
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long from = start(partition);
            long end = ends.getOrDefault(partition, Place.message(from));
            inbox.gained(stream(partition), from, end);
        }
        reach.joined();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        reach.left();
        commit();
        inbox.lost(streams(partitions));
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        reach.left();
        inbox.lost(streams(partitions));
    }

    /// Until it is to end; what was to wake it up has done so when this returns.
    private void readUntilWoken() {
        try {
            while (!ending) {
                round();
            }
            consumer.poll(Duration.ZERO);
        } catch (WakeupException | InvalidOffsetException e) {
            LOG.debug("woken up to end", e);
        }
    }

    private void round() {
        if (inbox.isFull()) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                inbox.add(
                        record.topic() + "/" + record.partition(),
                        record.offset(),
                        records(record));
            }
        } catch (NoOffsetForPartitionException e) {
            consumer.seekToBeginning(e.partitions());
        } catch (OffsetOutOfRangeException e) {
            skipRemoved(e.offsetOutOfRangePartitions());
        }
        reach.reached().ifPresent(inbox::fetchedBefore);
        commitLater();
        lookAtEnds();
    }

    /// What cannot be unpacked is handed on as one record that is none: whoever reads tells a gap.
    static List<Body> records(ConsumerRecord<byte[], byte[]> message) {
        try {
            return Pack.records(message.value());
        } catch (LogException e) {
            LOG.warn(
                    "{}/{}, message {}: {} {}",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    e.getMessage(),
                    e.remedy());
            return List.of(Body.EMPTY);
        }
    }

    /// What retention removed before it was read is told; reading goes on with what is left.
    private void skipRemoved(Map<TopicPartition, Long> wanted) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(wanted.keySet());
        for (Map.Entry<TopicPartition, Long> partition : wanted.entrySet()) {
            long begin = begins.getOrDefault(partition.getKey(), 0L);
            consumer.seek(partition.getKey(), begin);
            inbox.removed(stream(partition.getKey()), partition.getValue(), begin);
        }
    }

    /// Where the group goes on: behind its last commit, or at the first record for a new one.
    private long start(TopicPartition partition) {
        OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
        if (committed != null) {
            return Commits.place(committed);
        }
        return Place.start(
                consumer.beginningOffsets(Set.of(partition)).getOrDefault(partition, 0L), 0);
    }

    private void commitLater() {
        Map<TopicPartition, OffsetAndMetadata> commits = commits();
        if (!commits.isEmpty()) {
            consumer.commitAsync(
                    commits,
                    (_, error) -> {
                        if (error != null) {
                            LOG.debug("a commit failed; a later one says more", error);
                        }
                    });
        }
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> commits = commits();
        try {
            if (!commits.isEmpty()) {
                commitNow(commits);
            }
        } catch (RetriableException | RebalanceInProgressException e) {
            LOG.warn(
                    "What was done last could not be committed ({}): it comes again, which changes"
                            + " nothing.",
                    e.getMessage());
        } catch (KafkaException e) {
            LOG.warn("What was done last was not committed and comes again.", e);
        }
    }

    /// Being woken up to end is no reason to leave the last commit out.
    private void commitNow(Map<TopicPartition, OffsetAndMetadata> commits) {
        try {
            consumer.commitSync(commits, LAST);
        } catch (WakeupException e) {
            consumer.commitSync(commits, LAST);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> commits() {
        Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
        inbox.takeCommits()
                .forEach((stream, place) -> commits.put(partition(stream), Commits.of(place)));
        return commits;
    }

    private void lookAtEnds() {
        if (System.nanoTime() - lookedAtEnds < LOOK_AT_ENDS.toNanos()) {
            return;
        }
        lookedAtEnds = System.nanoTime();
        try {
            Instant looked = Instant.now();
            Map<TopicPartition, Long> now =
                    consumer.endOffsets(consumer.assignment(), settings.patience());
            reach.saw(looked, now);
            Map<String, Long> ends = new HashMap<>();
            now.forEach((partition, end) -> ends.put(stream(partition), end));
            inbox.ends(ends);
            silent = false;
        } catch (TimeoutException e) {
            if (!silent) {
                LOG.warn(
                        "{} {}",
                        KafkaTrouble.reason(settings, e),
                        KafkaTrouble.awayRemedy(settings));
            }
            silent = true;
        }
    }

    /// Others take over at once.
    private void leave() {
        commit();
        ConsumerGroupMetadata member = consumer.groupMetadata();
        consumer.close(CloseOptions.timeout(LAST));
        member.groupInstanceId().ifPresent(name -> giveUpPlace(member.groupId(), name));
    }

    /// A member with a name of its own keeps its place when it is closed.
    private void giveUpPlace(String group, String name) {
        var place = new RemoveMembersFromConsumerGroupOptions(Set.of(new MemberToRemove(name)));
        place.timeoutMs(Math.toIntExact(LAST.toMillis()));
        try (Admin admin = Admin.create(Clients.admin(settings))) {
            admin.removeMembersFromConsumerGroup(group, place).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | KafkaException e) {
            LOG.info(
                    "This worker's place in the group could not be given up ({}): others take over"
                            + " once the broker misses it.",
                    e.getMessage());
        }
    }

    private static String stream(TopicPartition partition) {
        return partition.topic() + "/" + partition.partition();
    }

    private static Set<String> streams(Collection<TopicPartition> partitions) {
        return partitions.stream().map(Poller::stream).collect(Collectors.toSet());
    }

    private static TopicPartition partition(String stream) {
        int cut = stream.lastIndexOf('/');
        return new TopicPartition(
                stream.substring(0, cut), Integer.parseInt(stream.substring(cut + 1)));
    }
}
