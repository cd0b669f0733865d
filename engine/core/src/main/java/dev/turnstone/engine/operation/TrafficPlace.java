package dev.turnstone.engine.operation;

import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.kafka.KafkaReader;
import dev.turnstone.log.kafka.KafkaSettings;
import dev.turnstone.log.kafka.KafkaWriter;
import dev.turnstone.log.segment.SegmentReader;
import dev.turnstone.log.segment.SegmentSettings;
import dev.turnstone.log.segment.SegmentWriter;
import dev.turnstone.model.TurnstoneException;

import java.nio.file.Path;
import java.util.Optional;

/// Where a traffic log is: a folder, or `kafka:BOOTSTRAP/TOPIC`.
public record TrafficPlace(String text) {
    private static final String KAFKA = "kafka:";

    public TrafficLogWriter writer() {
        return text.startsWith(KAFKA)
                ? KafkaWriter.open(kafka())
                : SegmentWriter.open(Path.of(text), SegmentSettings.DEFAULT);
    }

    /// `consumer` goes on where it left off.
    public TrafficLogReader reader(String consumer) {
        return text.startsWith(KAFKA)
                ? KafkaReader.open(kafka(), consumer)
                : SegmentReader.open(Path.of(text), consumer, Optional.empty());
    }

    private KafkaSettings kafka() {
        int slash = text.lastIndexOf('/');
        if (slash <= KAFKA.length() || slash == text.length() - 1) {
            throw new TurnstoneException(
                    "No traffic log: " + text + ".",
                    "Name a folder, or kafka:HOST:PORT,HOST:PORT/TOPIC.");
        }
        return KafkaSettings.of(text.substring(KAFKA.length(), slash), text.substring(slash + 1));
    }
}
