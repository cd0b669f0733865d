package dev.turnstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.junit.Kafka;
import dev.turnstone.sandbox.junit.RealServers;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@RealServers
class KafkaServerTest {
    @Test
    void whatIsProducedIsConsumedAlsoAfterAKill(@Kafka(own = true) KafkaServer kafka)
            throws Exception {
        produce(kafka, "turnstone");
        assertThat(consume(kafka, 1)).containsExactly("turnstone");
        kafka.restart();
        produce(kafka, "dunlin");
        assertThat(consume(kafka, 2)).containsExactly("turnstone", "dunlin");
        kafka.wipe();
        produce(kafka, "knot");
        assertThat(consume(kafka, 1)).containsExactly("knot");
    }

    private static void produce(KafkaServer kafka, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrap());
        var strings = new StringSerializer();
        try (var producer = new KafkaProducer<>(settings, strings, new StringSerializer())) {
            producer.send(new ProducerRecord<>("birds", value)).get();
        }
    }

    private static List<String> consume(KafkaServer kafka, int count) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrap(),
                        "group.id",
                        "test-" + count,
                        "auto.offset.reset",
                        "earliest");
        var strings = new StringDeserializer();
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, strings, new StringDeserializer())) {
            consumer.subscribe(List.of("birds"));
            Instant deadline = Instant.now().plusSeconds(60);
            while (values.size() < count && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
            }
        }
        return values;
    }
}
