package dev.turnstone.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.log.LogContract;
import dev.turnstone.log.LogException;
import dev.turnstone.log.LogHealth;
import dev.turnstone.log.Receipts;
import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.record.Exchanges;
import dev.turnstone.log.record.RecordEncoder;
import dev.turnstone.log.record.Samples;
import dev.turnstone.log.record.Tracked;
import dev.turnstone.log.record.TrafficRecord.Gap;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.sandbox.KafkaServer;
import dev.turnstone.sandbox.junit.Kafka;
import dev.turnstone.sandbox.junit.RealServers;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@RealServers
class KafkaContractTest extends LogContract {
    private TestTopic topic = TestTopic.NONE;

    @BeforeEach
    void aTopicOfItsOwn(@Kafka KafkaServer kafka) {
        topic = TestTopic.of(kafka);
    }

    @Override
    protected TrafficLogWriter writer() {
        return topic.writer();
    }

    @Override
    protected TrafficLogReader reader(String consumer) {
        return topic.reader(consumer);
    }

    @Test
    void whatIsForAllIsInEveryPartition() {
        try (TrafficLogWriter writer = writer()) {
            Receipts receipts = new Receipts();
            assertThat(writer.offerToAll(record("started"), receipts)).isEqualTo(Offer.TAKEN);
            receipts.await(1, LONG);
            assertThat(receipts.count()).isEqualTo(1);
        }
        assertThat(read("a", 3)).containsExactly("started", "started", "started");
    }

    @Test
    void workersShareTheStreamsAndTakeOverWhatIsNotCommitted() {
        try (TrafficLogWriter writer = writer()) {
            Receipts receipts = new Receipts();
            for (int lane = 0; lane < 300; lane++) {
                offer(writer, lane, "r" + lane, receipts);
            }
            receipts.await(300, LONG);
        }
        Set<String> first = new HashSet<>();
        Set<String> second = new HashSet<>();
        try (TrafficLogReader one = reader("a")) {
            List<Logged> read = new ArrayList<>();
            while (read.size() < 300) {
                read.add(one.next(LONG).orElseThrow());
            }
            try (TrafficLogReader two = reader("a")) {
                await(
                        () ->
                                two.next(Duration.ofMillis(100))
                                        .map(r -> second.add(text(r)))
                                        .isPresent());
                for (Logged logged : read) {
                    if (one.holds(logged.position())) {
                        first.add(text(logged));
                    }
                    one.commit(logged.position());
                }
                assertThat(first).isNotEmpty().hasSizeLessThan(300);
                await(
                        () -> {
                            two.next(Duration.ofMillis(50)).ifPresent(r -> second.add(text(r)));
                            return first.size() + second.size() >= 300;
                        });
                assertThat(second).doesNotContainAnyElementsOf(first);
            }
        }
        int rest = 300 - first.size();
        assertThat(read("a", rest)).containsExactlyInAnyOrderElementsOf(second);
    }

    @Test
    void whatWasRemovedUnreadIsAGapUntilSomebodyIsDoneWithIt() throws Exception {
        writeMessages(8);
        try (Exchanges exchanges = exchanges()) {
            List<Tracked> told = new ArrayList<>();
            collect(exchanges, told, 1);
            told.getFirst().done();
        }
        removeBefore(5);
        try (Exchanges exchanges = exchanges()) {
            assertThat(exchanges.next(LONG).orElseThrow().told()).isInstanceOf(Gap.class);
        }
        try (Exchanges exchanges = exchanges()) {
            List<Tracked> told = new ArrayList<>();
            collect(exchanges, told, 4);
            assertThat(told.getFirst().told())
                    .isInstanceOfSatisfying(
                            Gap.class, gap -> assertThat(gap.reason()).startsWith("4 messages of"));
            told.getFirst().done();
        }
        try (Exchanges exchanges = exchanges()) {
            List<Tracked> told = new ArrayList<>();
            collect(exchanges, told, 3);
            assertThat(told)
                    .extracting(each -> ((Recorded) each.told()).exchange().number())
                    .containsExactly(5L, 6L, 7L);
        }
    }

    /// One record each, all in one partition.
    private void writeMessages(int count) {
        try (TrafficLogWriter writer = writer()) {
            Receipts receipts = new Receipts();
            for (int i = 0; i < count; i++) {
                var record = RecordEncoder.encode(Samples.exchange(0, i, "", ""));
                assertThat(writer.offer(0, record, receipts)).isEqualTo(Offer.TAKEN);
                receipts.await(i + 1, LONG);
            }
        }
    }

    private void removeBefore(long message) throws Exception {
        try (Admin admin = Admin.create(Clients.admin(topic.settings()))) {
            Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
            for (int i = 0; i < topic.settings().partitions(); i++) {
                var partition = new TopicPartition(topic.settings().topic(), i);
                var latest = admin.listOffsets(Map.of(partition, OffsetSpec.latest()));
                if (latest.partitionResult(partition).get().offset() > 0) {
                    before.put(partition, RecordsToDelete.beforeOffset(message));
                }
            }
            admin.deleteRecords(before).all().get();
        }
    }

    /// As one does that was killed, until the broker takes it for dead.
    @Test
    void whatSomebodyElseStillHoldsHasNotBeenRead() {
        write(0, 10);
        Instant written = Instant.now();
        KafkaConsumer<byte[], byte[]> stuck = holdingAll("a", Optional.empty());
        try (stuck;
                TrafficLogReader reader = reader("a")) {
            assertThat(reader.next(Duration.ofSeconds(1))).isEmpty();
            assertThat(reader.readBefore(Instant.now())).isEqualTo(Instant.EPOCH);
            assertThat(reader.gains()).isZero();
            stuck.close();
            for (int i = 0; i < 10; i++) {
                assertThat(reader.readBefore(Instant.now())).isEqualTo(Instant.EPOCH);
                assertThat(reader.next(LONG)).isPresent();
            }
            await(
                    () ->
                            reader.next(Duration.ofMillis(50)).isEmpty()
                                    && reader.readBefore(Instant.now()).isAfter(written));
            assertThat(reader.gains()).isEqualTo(topic.settings().partitions());
        }
    }

    @Test
    void whoHasAWorkersNameFollowsItAtOnce() {
        write(0, 10);
        try (KafkaConsumer<byte[], byte[]> stuck = holdingAll("a", Optional.of("worker"));
                TrafficLogReader next =
                        KafkaReader.open(topic.settings(), "a", Optional.of("worker"))) {
            for (int i = 0; i < 10; i++) {
                assertThat(next.next(LONG)).isPresent();
            }
            assertThat(stuck.assignment()).as("it has not heard of it").isNotEmpty();
            await(() -> isToldOfTheOther(stuck));
        }
    }

    /// Or there would be two who believe that they do the work of one.
    private static boolean isToldOfTheOther(KafkaConsumer<byte[], byte[]> stuck) {
        try {
            stuck.poll(Duration.ofMillis(50));
            return false;
        } catch (NoOffsetForPartitionException e) {
            return false;
        } catch (FencedInstanceIdException e) {
            return true;
        }
    }

    @Test
    void aNamedWorkerThatEndsInOrderLeavesItsPlaceToOthers() {
        write(0, 10);
        KafkaSettings patient =
                topic.settings()
                        .withClient(Map.of(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "300000"));
        try (KafkaReader first = KafkaReader.open(patient, "a", Optional.of("worker"))) {
            assertThat(first.next(LONG)).isPresent();
        }
        try (TrafficLogReader other = reader("a")) {
            for (int i = 0; i < 10; i++) {
                assertThat(other.next(LONG)).isPresent();
            }
        }
    }

    @Test
    void aBrokerThatIsAwayIsNotHeard(@Kafka(own = true) KafkaServer kafka) {
        topic = TestTopic.of(kafka);
        write(0, 10);
        Duration second = Duration.ofSeconds(1);
        try (TrafficLogReader reader = reader("a")) {
            await(() -> reader.unheard().compareTo(second) < 0);
            kafka.pause();
            await(() -> reader.unheard().compareTo(second.multipliedBy(3)) > 0);
            kafka.resume();
            await(() -> reader.unheard().compareTo(second) < 0);
            assertThat(reader.next(LONG)).isPresent();
        }
    }

    private KafkaConsumer<byte[], byte[]> holdingAll(String group, Optional<String> worker) {
        var consumer =
                new KafkaConsumer<>(
                        Clients.consumer(topic.settings(), group, worker),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic.settings().topic()));
        await(
                () -> {
                    try {
                        var _ = consumer.poll(Duration.ofMillis(100));
                    } catch (NoOffsetForPartitionException e) {
                        // Nobody has committed yet.
                    }
                    return consumer.assignment().size() == topic.settings().partitions();
                });
        return consumer;
    }

    @Test
    void anAbsentBrokerIsToldWithARemedy() {
        KafkaSettings absent =
                KafkaSettings.of("127.0.0.1:1", "t").withPatience(Duration.ofSeconds(1));
        assertThatThrownBy(() -> KafkaWriter.open(absent))
                .isInstanceOfSatisfying(
                        LogException.class,
                        e -> assertThat(e.remedy()).contains("Start the broker at 127.0.0.1:1"));
        assertThatThrownBy(() -> KafkaReader.open(absent, "a")).isInstanceOf(LogException.class);
    }

    @Test
    void aTopicThatIsNotThereIsToldToReaders() {
        assertThatThrownBy(() -> reader("a"))
                .isInstanceOfSatisfying(
                        LogException.class,
                        e -> assertThat(e.remedy()).contains("Create the topic"));
    }

    @Test
    void aBrokerThatIsKilledForSecondsLosesNothingAndDoublesNothing(
            @Kafka(own = true) KafkaServer kafka) {
        KafkaSettings patient =
                KafkaSettings.of(kafka.bootstrap(), "traffic")
                        .withPartitions(2)
                        .withQueueBytes(20_000)
                        .withPatience(Duration.ofSeconds(20));
        topic = new TestTopic(patient);
        write(0, 10);
        KafkaSettings hasty = patient.withPatience(Duration.ofSeconds(4));
        Receipts receipts = new Receipts();
        List<String> taken = new ArrayList<>(texts(0, 10));
        try (TrafficLogWriter writer = KafkaWriter.open(hasty)) {
            kafka.kill();
            Set<Offer> seen = EnumSet.noneOf(Offer.class);
            for (int i = 10; !seen.contains(Offer.FAILED); i++) {
                Offer offer = writer.offer(0, record("r" + i), receipts);
                seen.add(offer);
                if (offer == Offer.TAKEN) {
                    taken.add("r" + i);
                } else {
                    java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                }
            }
            assertThat(seen).containsExactlyInAnyOrder(Offer.TAKEN, Offer.FULL, Offer.FAILED);
            assertThat(writer.health())
                    .isInstanceOfSatisfying(
                            LogHealth.Failing.class,
                            failing -> assertThat(failing.reason()).contains("has not answered"));
            assertThat(receipts.count()).isZero();
            kafka.restart();
            receipts.await(taken.size() - 10, LONG);
            assertThat(receipts.lost()).isEmpty();
            assertThat(writer.health()).isInstanceOf(LogHealth.Writing.class);
            offer(writer, 0, "last", receipts);
        }
        taken.add("last");
        assertThat(read("a", taken.size())).isEqualTo(taken);
        try (TrafficLogReader reader = reader("a")) {
            assertThat(reader.next(Duration.ofSeconds(1))).isEqualTo(Optional.empty());
        }
    }
}
