package dev.turnstone.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.turnstone.log.LogSteps;
import dev.turnstone.log.Receipts;
import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.inspect.LogCheck;
import dev.turnstone.log.inspect.LogInfo;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.log.record.Exchanges;
import dev.turnstone.log.record.RecordEncoder;
import dev.turnstone.log.record.Samples;
import dev.turnstone.log.record.Tracked;
import dev.turnstone.log.record.TrafficRecord.Gap;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.sandbox.KafkaServer;
import dev.turnstone.sandbox.junit.Kafka;
import dev.turnstone.sandbox.junit.RealServers;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Records share messages, and nobody who reads or commits them notices.
@RealServers
class KafkaPackTest extends LogSteps {
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
    void recordsAroundTheSizeOfAPackKeepTheirOrder() {
        Random random = new Random(3);
        List<String> written = new ArrayList<>();
        for (int length : new int[] {1, -1, 0, 1, -Parcel.PLENTY + 1, 300_000, 2, 7}) {
            byte[] noise = new byte[(Parcel.PLENTY + length) / 2];
            random.nextBytes(noise);
            written.add(written.size() + HexFormat.of().formatHex(noise));
        }
        try (TrafficLogWriter writer = writer()) {
            Receipts receipts = new Receipts();
            written.forEach(text -> offer(writer, 1, text, receipts));
            receipts.await(written.size(), LONG);
            assertThat(receipts.lost()).isEmpty();
        }
        assertThat(read("a", written.size())).isEqualTo(written);
    }

    @Test
    void aPackThatWasCommittedInItsMiddleIsReadOnFromThere() {
        messages(0, pack("a0", "a1", "a2"), pack("b0", "b1", "b2", "b3"), pack("c0"));
        try (TrafficLogReader reader = reader("a")) {
            for (String due : List.of("a0", "a1", "a2", "b0", "b1")) {
                Logged logged = reader.next(LONG).orElseThrow();
                assertThat(text(logged)).isEqualTo(due);
                reader.commit(logged.position());
            }
            await(() -> reader.next(LONG).isPresent() && reader.lag() == 3);
        }
        assertThat(read("a", 3)).containsExactly("b2", "b3", "c0");
        try (TrafficLogReader reader = reader("a")) {
            assertThat(reader.next(Duration.ofSeconds(1))).isEmpty();
            assertThat(reader.lag()).isZero();
        }
    }

    @Test
    void aPackThatGoesToAnotherWorkerInItsMiddleIsReadOnThere() {
        for (int partition = 0; partition < 3; partition++) {
            String of = "p" + partition + "-";
            messages(partition, pack(of + 0, of + 1, of + 2, of + 3));
        }
        List<String> second = new ArrayList<>();
        List<Logged> read = new ArrayList<>();
        try (TrafficLogReader one = reader("a")) {
            while (read.size() < 12) {
                read.add(one.next(LONG).orElseThrow());
            }
            read.stream()
                    .filter(each -> text(each).matches(".*-[01]"))
                    .forEach(each -> one.commit(each.position()));
            try (TrafficLogReader two = reader("a")) {
                Logged first = firstOf(one, two);
                String of = text(first).substring(0, 3);
                Logged last = two.next(LONG).orElseThrow();
                second.addAll(List.of(text(first), text(last)));
                assertThat(second).containsExactly(of + 2, of + 3);
                two.commit(last.position());
                for (Logged each : read) {
                    boolean isMoved = text(each).startsWith(of);
                    assertThat(isMoved && one.holds(each.position())).isFalse();
                    if (isMoved) {
                        one.commit(each.position());
                    }
                }
            }
        }
        assertThat(read("a", 4))
                .as("what nobody was done with")
                .containsExactlyInAnyOrderElementsOf(
                        read.stream()
                                .map(LogSteps::text)
                                .filter(each -> each.matches(".*-[23]") && !second.contains(each))
                                .toList());
    }

    @Test
    void theLastOfAPackThatIsNotDoneComesAgain() {
        List<byte[]> packs = new ArrayList<>();
        try (Packer packer = new Packer(true)) {
            for (int i = 0; i < 4; i += 2) {
                List<List<ByteBuffer>> two = new ArrayList<>();
                for (int each = i; each < i + 2; each++) {
                    two.add(RecordEncoder.encode(Samples.exchange(1, each, "a", "b")));
                }
                packs.add(packer.pack(TestParcel.of(two)));
            }
        }
        messages(0, packs.toArray(byte[][]::new));
        List<Tracked> told = new ArrayList<>();
        try (Exchanges exchanges = exchanges()) {
            collect(exchanges, told, 4);
            told.stream().filter(each -> told.indexOf(each) != 1).forEach(Tracked::done);
        }
        List<Tracked> again = new ArrayList<>();
        try (Exchanges exchanges = exchanges()) {
            collect(exchanges, again, 3);
        }
        assertThat(again.stream().map(Tracked::told))
                .containsExactlyElementsOf(told.stream().map(Tracked::told).skip(1).toList());
    }

    @Test
    void messagesOfEarlierTimesAreReadBesidePacks() {
        messages(1, "old 1".getBytes(UTF_8), pack("new 1", "new 2"), "old 2".getBytes(UTF_8));
        assertThat(read("a", 4)).containsExactly("old 1", "new 1", "new 2", "old 2");
    }

    @Test
    void aDamagedPackIsAGapAndToldByTheCheck() {
        Packer packer = new Packer(true);
        byte[] good =
                packer.pack(
                        TestParcel.of(
                                List.of(
                                        RecordEncoder.encode(Samples.exchange(1, 1, "a", "b")),
                                        RecordEncoder.encode(Samples.exchange(1, 2, "a", "b")))));
        byte[] bad = good.clone();
        bad[bad.length - 3] ^= 4;
        messages(0, good, bad, good);
        List<Tracked> told = new ArrayList<>();
        try (Exchanges exchanges = exchanges()) {
            collect(exchanges, told, 5);
            told.forEach(Tracked::done);
        }
        assertThat(told.get(2).told()).isInstanceOf(Gap.class);
        assertThat(told.stream().filter(each -> each.told() instanceof Recorded)).hasSize(4);
        LogCheck check = new LogPlace.Topic(topic.settings()).check();
        assertThat(check.exchanges()).isEqualTo(4);
        assertThat(check.damages()).hasSize(1);
        assertThat(check.damages().getFirst().where()).contains("message 1, last record");
    }

    @Test
    void howManyRecordsThereAreIsEstimatedFromWhatCameLast() {
        messages(1, pack("a", "b", "c"), pack("d", "e", "f"), pack("g"));
        assertThat(read("a", 3)).hasSize(3);
        LogInfo info = new LogPlace.Topic(topic.settings()).info();
        assertThat(info.messages()).isEqualTo(3);
        assertThat(info.records()).isEqualTo(7);
        assertThat(info.consumers()).hasSize(1);
        assertThat(info.consumers().getFirst().lag()).as("two messages, 7/3 each").isEqualTo(5);
        assertThat(read("a", 4)).containsExactly("d", "e", "f", "g");
        assertThat(new LogPlace.Topic(topic.settings()).info().consumers().getFirst().lag())
                .isZero();
    }

    /// The first record that comes to the second worker, while the first one goes on.
    private static Logged firstOf(TrafficLogReader one, TrafficLogReader two) {
        List<Logged> first = new ArrayList<>();
        await(
                () -> {
                    one.next(Duration.ofMillis(1));
                    two.next(Duration.ofMillis(100)).ifPresent(first::add);
                    return !first.isEmpty();
                });
        return first.getFirst();
    }

    private static byte[] pack(String... records) {
        return new Packer(false)
                .pack(TestParcel.of(Stream.of(records).map(LogSteps::record).toList()));
    }

    /// Writes messages as they are.
    private void messages(int partition, byte[]... values) {
        Topic.made(topic.settings());
        try (var producer =
                new KafkaProducer<>(
                        Clients.producer(topic.settings()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (byte[] value : values) {
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        topic.settings().topic(), partition, null, value));
            }
        }
    }
}
