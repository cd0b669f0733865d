package dev.turnstone.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.log.LogException;
import dev.turnstone.log.Receipts;
import dev.turnstone.log.RecordsGone;
import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.inspect.LogCheck;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.log.record.RecordEncoder;
import dev.turnstone.log.record.Samples;
import dev.turnstone.sandbox.KafkaServer;
import dev.turnstone.sandbox.junit.Kafka;
import dev.turnstone.sandbox.junit.RealServers;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Looks at a topic that leave no trace.
@RealServers
class KafkaLookTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    /// As brokers are delivered: the first of a group waits for others to come.
    @Test
    void allIsReadWhereNewGroupsWaitForTheirPartitions(@Kafka(own = true) KafkaServer kafka)
            throws Exception {
        kafka.restart("group.initial.rebalance.delay.ms", "3000");
        KafkaSettings settings = TestTopic.of(kafka).settings();
        write(settings, 0, 10);
        LogPlace place = new LogPlace.Topic(settings);
        LogCheck check = place.check();
        assertThat(check.records()).isEqualTo(10);
        assertThat(check.damages()).isEmpty();
        try (TrafficLogReader look = place.look()) {
            write(settings, 10, 5);
            int read = 0;
            for (Optional<Logged> next = look.next(Duration.ZERO);
                    next.isPresent();
                    next = look.next(Duration.ZERO)) {
                look.commit(next.get().position());
                read++;
            }
            assertThat(read).as("what was there when it began").isEqualTo(10);
        }
        assertThat(place.info().consumers()).isEmpty();
        try (Admin admin = Admin.create(Clients.admin(settings))) {
            assertThat(admin.listGroups().all().get()).isEmpty();
        }
    }

    @Test
    void whatDoesNotComeIsNoEnd(@Kafka(own = true) KafkaServer kafka) {
        KafkaSettings settings =
                TestTopic.of(kafka).settings().withPartitions(1).withPatience(LONG);
        write(settings, 0, 10);
        Duration hasty = Duration.ofSeconds(3);
        try (TrafficLogReader look = KafkaLook.open(settings.withPatience(hasty))) {
            kafka.pause();
            assertThatThrownBy(() -> look.next(Duration.ZERO))
                    .isInstanceOfSatisfying(
                            LogException.class,
                            e ->
                                    assertThat(e)
                                            .hasMessageContaining("not read to its end")
                                            .hasMessageContaining("10 messages are left"));
            kafka.resume();
            assertThat(look.next(Duration.ZERO)).isPresent();
        }
    }

    @Test
    void whatIsRemovedMeanwhileIsTold(@Kafka KafkaServer kafka) throws Exception {
        KafkaSettings settings = TestTopic.of(kafka).settings().withPartitions(1);
        write(settings, 0, 8);
        try (TrafficLogReader look = KafkaLook.open(settings)) {
            try (Admin admin = Admin.create(Clients.admin(settings))) {
                admin.deleteRecords(
                                Map.of(
                                        new TopicPartition(settings.topic(), 0),
                                        RecordsToDelete.beforeOffset(5)))
                        .all()
                        .get();
            }
            assertThatThrownBy(() -> look.next(Duration.ZERO))
                    .isInstanceOf(RecordsGone.class)
                    .hasMessageStartingWith("5 messages");
            for (int i = 5; i < 8; i++) {
                assertThat(look.next(Duration.ZERO)).isPresent();
            }
            assertThat(look.next(Duration.ZERO)).isEmpty();
        }
    }

    /// One record a message.
    private static void write(KafkaSettings settings, int from, int count) {
        try (TrafficLogWriter writer = KafkaWriter.open(settings)) {
            Receipts receipts = new Receipts();
            for (int i = 0; i < count; i++) {
                var record = RecordEncoder.encode(Samples.exchange(0, from + i, "", ""));
                assertThat(writer.offer(0, record, receipts)).isEqualTo(Offer.TAKEN);
                receipts.await(i + 1, LONG);
            }
        }
    }
}
