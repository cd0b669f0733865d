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
import dev.turnstone.sandbox.KafkaServer;
import dev.turnstone.sandbox.junit.Kafka;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@RealServers
class KafkaContractTest extends LogContract {
    private KafkaSettings settings = KafkaSettings.of("127.0.0.1:1", "none");

    @BeforeEach
    void aTopicOfItsOwn(@Kafka KafkaServer kafka) {
        settings = KafkaSettings.of(kafka.bootstrap(), "traffic-" + UUID.randomUUID());
        settings = settings.withPartitions(3).withPatience(Duration.ofSeconds(20));
    }

    @Override
    protected TrafficLogWriter writer() {
        return KafkaWriter.open(settings);
    }

    @Override
    protected TrafficLogReader reader(String consumer) {
        return KafkaReader.open(settings, consumer);
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
        settings =
                KafkaSettings.of(kafka.bootstrap(), "traffic")
                        .withPartitions(2)
                        .withQueueBytes(20_000)
                        .withPatience(Duration.ofSeconds(20));
        write(0, 10);
        settings = settings.withPatience(Duration.ofSeconds(1));
        Receipts receipts = new Receipts();
        List<String> taken = new ArrayList<>(texts(0, 10));
        try (TrafficLogWriter writer = KafkaWriter.open(settings)) {
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
        settings = settings.withPatience(Duration.ofSeconds(20));
        assertThat(read("a", taken.size())).isEqualTo(taken);
        try (TrafficLogReader reader = reader("a")) {
            assertThat(reader.next(Duration.ofSeconds(1))).isEqualTo(Optional.empty());
        }
    }
}
