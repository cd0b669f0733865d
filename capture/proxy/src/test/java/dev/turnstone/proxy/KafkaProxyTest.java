package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.kafka.KafkaReader;
import dev.turnstone.log.kafka.KafkaSettings;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.log.record.AssemblySettings;
import dev.turnstone.log.record.Exchanges;
import dev.turnstone.log.record.Tracked;
import dev.turnstone.log.record.TrafficRecord.Gap;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.log.record.TrafficRecord.Started;
import dev.turnstone.sandbox.KafkaServer;
import dev.turnstone.sandbox.junit.Kafka;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A proxy that records into a real broker, which is there, away, and back.
@RealServers
class KafkaProxyTest {
    private static final String PUT = "PUT /i/_doc/%d HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";

    @Test
    void whatPassesIsInTheTopic(@Kafka KafkaServer kafka) throws IOException {
        KafkaSettings settings = settings(kafka, "traffic-" + UUID.randomUUID());
        try (StubSource source = StubSource.echo();
                TrafficLogWriter log = new LogPlace.Topic(settings).writer();
                Proxy proxy = Proxy.start(Stage.plan(List.of(source.uri())), log);
                RawClient client = new RawClient(proxy.address())) {
            for (int i = 0; i < 50; i++) {
                assertThat(client.send(PUT.formatted(i)).answer()).startsWith("HTTP/1.1 200");
            }
        }
        assertThat(recorded(settings, 50)).hasSize(50).contains("/i/_doc/0", "/i/_doc/49");
    }

    @Test
    void aBrokerThatIsAwayIsAGapAndNothingWaits(@Kafka(own = true) KafkaServer kafka)
            throws IOException {
        KafkaSettings settings = settings(kafka, "traffic").withPatience(Duration.ofSeconds(4));
        kafka.kill();
        try (StubSource source = StubSource.echo();
                TrafficLogWriter log = new LogPlace.Topic(settings).writer();
                Proxy proxy = Proxy.start(Stage.plan(List.of(source.uri())), log);
                RawClient client = new RawClient(proxy.address())) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.send(PUT.formatted(i)).answer()).startsWith("HTTP/1.1 200");
            }
            assertThat(proxy.state().capture()).isEqualTo(CaptureState.GAP);
            assertThat(proxy.state().trouble()).contains("topic traffic");
            assertThat(proxy.state().recording().changesMissed()).isEqualTo(5);
            kafka.restart();
            Stage.await(() -> proxy.state().capture() == CaptureState.RECORDING);
            client.send(PUT.formatted(5)).answer();
        }
        List<Tracked> told = told(settings, 3 + 3 + 1);
        assertThat(told.stream().filter(each -> each.told() instanceof Started)).hasSize(3);
        assertThat(
                        told.stream()
                                .filter(
                                        each ->
                                                each.told() instanceof Gap gap
                                                        && gap.changing() == 5))
                .as("in each partition")
                .hasSize(3);
    }

    /// The same is proven in each run with a log in memory.
    @Test
    @Tag("soak")
    void writesAreRefusedWhileTheBrokerIsAwayWhereThatIsWanted(@Kafka(own = true) KafkaServer kafka)
            throws IOException {
        KafkaSettings settings =
                settings(kafka, "traffic").withPatience(Duration.ofSeconds(1)).withQueueBytes(1);
        try (StubSource source = StubSource.echo();
                TrafficLogWriter log = new LogPlace.Topic(settings).writer();
                Proxy proxy =
                        Proxy.start(
                                Stage.when(new WhenFull.RefuseWrites())
                                        .apply(Stage.plan(List.of(source.uri()))),
                                log)) {
            kafka.kill();
            Stage.await(() -> answer(proxy, PUT.formatted(1)).startsWith("HTTP/1.1 503"));
            assertThat(answer(proxy, "GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 200");
            kafka.restart();
            Stage.await(() -> answer(proxy, PUT.formatted(2)).startsWith("HTTP/1.1 200"));
        }
    }

    private static String answer(Proxy proxy, String request) {
        try (RawClient client = new RawClient(proxy.address())) {
            return client.send(request).answer();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KafkaSettings settings(KafkaServer kafka, String topic) {
        return KafkaSettings.of(kafka.bootstrap(), topic)
                .withPartitions(3)
                .withPatience(Duration.ofSeconds(20));
    }

    private static List<String> recorded(KafkaSettings settings, int count) {
        return told(settings, count + 3).stream()
                .map(Tracked::told)
                .filter(Recorded.class::isInstance)
                .map(one -> ((Recorded) one).exchange().request().target())
                .toList();
    }

    private static List<Tracked> told(KafkaSettings settings, int least) {
        List<Tracked> told = new ArrayList<>();
        KafkaSettings patient = settings.withPatience(Duration.ofSeconds(20));
        try (Exchanges log =
                new Exchanges(
                        KafkaReader.open(patient, "test"),
                        AssemblySettings.DEFAULT,
                        InstantSource.system())) {
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (System.nanoTime() < deadline) {
                Optional<Tracked> next = log.next(Duration.ofSeconds(2));
                next.ifPresent(told::add);
                if (next.isEmpty() && told.size() >= least) {
                    return told;
                }
            }
        }
        return told;
    }
}
