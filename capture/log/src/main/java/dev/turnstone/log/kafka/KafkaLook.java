package dev.turnstone.log.kafka;

import dev.turnstone.log.LogException;
import dev.turnstone.log.LogPosition;
import dev.turnstone.log.RecordsGone;
import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.model.Body;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Reads all that a topic holds when this is opened, as nobody's consumer: it has no group that
/// could stay behind, and waits for no broker to give out partitions. One thread.
public final class KafkaLook implements TrafficLogReader {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LAST = Duration.ofSeconds(3);

    private final KafkaSettings settings;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final ArrayDeque<Logged> ready = new ArrayDeque<>();

    private KafkaLook(KafkaSettings settings) {
        this.settings = settings;
        Map<String, Object> config = Clients.consumer(settings, "");
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    public static KafkaLook open(KafkaSettings settings) {
        int partitions = Topic.found(settings);
        KafkaLook look = new KafkaLook(settings);
        try {
            look.begin(partitions);
            return look;
        } catch (KafkaException e) {
            look.close();
            throw KafkaTrouble.of(settings, e);
        }
    }

    /// Empty at the end only, however long the rest takes: what does not come at all is told.
    @Override
    public Optional<Logged> next(Duration wait) {
        long deadline = System.nanoTime() + settings.patience().toNanos();
        while (ready.isEmpty() && !ends.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw stuck();
            }
            try {
                poll();
            } catch (KafkaException e) {
                throw KafkaTrouble.of(settings, e);
            }
        }
        return Optional.ofNullable(ready.pollFirst());
    }

    /// Nobody will ask where this was.
    @Override
    public void commit(LogPosition position) {}

    /// Of what was not fetched yet, the messages are counted.
    @Override
    public long lag() {
        return ready.size() + left();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(LAST));
    }

    private void begin(int partitions) {
        List<TopicPartition> all =
                IntStream.range(0, partitions)
                        .mapToObj(each -> new TopicPartition(settings.topic(), each))
                        .toList();
        consumer.assign(all);
        ends.putAll(consumer.endOffsets(all, settings.patience()));
        consumer.beginningOffsets(all, settings.patience()).forEach(consumer::seek);
        leaveWhatIsRead();
    }

    private void poll() {
        try {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                TopicPartition from = new TopicPartition(message.topic(), message.partition());
                if (message.offset() < ends.getOrDefault(from, 0L)) {
                    add(message);
                }
            }
        } catch (OffsetOutOfRangeException e) {
            throw gone(e.offsetOutOfRangePartitions().entrySet().iterator().next());
        }
        leaveWhatIsRead();
    }

    private void add(ConsumerRecord<byte[], byte[]> message) {
        List<Body> records = Poller.records(message);
        String stream = message.topic() + "/" + message.partition();
        for (int i = 0; i < records.size(); i++) {
            long place = Place.of(message.offset(), i, records.size());
            ready.add(new Logged(new LogPosition(stream, place), records.get(i)));
        }
    }

    private void leaveWhatIsRead() {
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        Set<TopicPartition> read = new HashSet<>(consumer.assignment());
        read.removeAll(ends.keySet());
        consumer.pause(read);
    }

    private RecordsGone gone(Map.Entry<TopicPartition, Long> wanted) {
        TopicPartition from = wanted.getKey();
        long begin =
                consumer.beginningOffsets(List.of(from), settings.patience())
                        .getOrDefault(from, wanted.getValue());
        consumer.seek(from, begin);
        String stream = from.topic() + "/" + from.partition();
        return new RecordsGone(
                new LogPosition(stream, Place.start(begin, 0) - 1),
                begin
                        - wanted.getValue()
                        + " messages of the traffic log were removed unread: "
                        + stream
                        + ".");
    }

    private LogException stuck() {
        return new LogException(
                "The traffic log in Kafka ("
                        + settings.bootstrap()
                        + ", topic "
                        + settings.topic()
                        + ") was not read to its end: "
                        + left()
                        + " messages are left, and nothing has come for "
                        + settings.patience().toSeconds()
                        + " s.",
                "See that the broker answers and each partition has a leader, and look again.");
    }

    private long left() {
        long left = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            left += Math.max(0, end.getValue() - consumer.position(end.getKey()));
        }
        return left;
    }
}
