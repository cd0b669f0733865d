package dev.turnstone.log.place;

import dev.turnstone.log.LogException;
import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.inspect.Checking;
import dev.turnstone.log.inspect.LogCheck;
import dev.turnstone.log.inspect.LogInfo;
import dev.turnstone.log.kafka.KafkaLook;
import dev.turnstone.log.kafka.KafkaReader;
import dev.turnstone.log.kafka.KafkaSettings;
import dev.turnstone.log.kafka.KafkaWriter;
import dev.turnstone.log.kafka.TopicCheck;
import dev.turnstone.log.kafka.TopicInspection;
import dev.turnstone.log.segment.SegmentInspection;
import dev.turnstone.log.segment.SegmentReader;
import dev.turnstone.log.segment.SegmentSettings;
import dev.turnstone.log.segment.SegmentWriter;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a traffic log is: a folder of segments, or a topic in Kafka.
public sealed interface LogPlace {
    Pattern KAFKA = Pattern.compile("kafka:([^\\s/]+)/([A-Za-z0-9._-]{1,249})");

    /// The place that this text names: a folder, or `kafka:HOST:PORT,HOST:PORT/TOPIC`.
    static LogPlace of(String text) {
        if (text.startsWith("kafka:")) {
            Matcher kafka = KAFKA.matcher(text);
            if (!kafka.matches()) {
                throw unknown(text);
            }
            return new Topic(KafkaSettings.of(kafka.group(1), kafka.group(2)));
        }
        try {
            return new Folder(Path.of(text), SegmentSettings.DEFAULT);
        } catch (InvalidPathException e) {
            throw unknown(text);
        }
    }

    /// Opens the log to write to it, making it where there is none.
    TrafficLogWriter writer();

    /// The same place for records that nobody waits for: more of them are made durable at once.
    LogPlace unhurried();

    /// Opens the log for this consumer, who goes on behind what it committed last.
    TrafficLogReader reader(String consumer);

    /// The same for a worker who has a name of its own among those of this consumer: one that was
    /// killed is followed at once by the next of its name, who takes its place.
    default TrafficLogReader reader(String consumer, String worker) {
        return reader(consumer);
    }

    /// Opens the log for somebody who reads all of it and leaves no trace: where nothing comes, it
    /// is at its end.
    TrafficLogReader look();

    LogInfo info();

    /// Reads everything and tells what is damaged. Blocks for as long as that takes.
    LogCheck check();

    /// A folder of segments.
    record Folder(Path path, SegmentSettings settings) implements LogPlace {
        @Override
        public TrafficLogWriter writer() {
            return SegmentWriter.open(path, settings);
        }

        @Override
        public LogPlace unhurried() {
            return new Folder(path, settings.unhurried());
        }

        @Override
        public TrafficLogReader reader(String consumer) {
            return SegmentReader.open(path, consumer, settings.seal());
        }

        @Override
        public TrafficLogReader look() {
            return SegmentReader.look(path, settings.seal());
        }

        @Override
        public LogInfo info() {
            return SegmentInspection.of(path, settings.seal()).info();
        }

        @Override
        public LogCheck check() {
            Checking checking = new Checking();
            SegmentInspection.of(path, settings.seal()).check(checking);
            return checking.told(toString());
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /// A topic in Kafka. A broker that is away when the log is opened for writing is waited for in
    /// the background: until then the log counts as failing.
    record Topic(KafkaSettings settings) implements LogPlace {
        @Override
        public TrafficLogWriter writer() {
            return LateWriter.open(() -> KafkaWriter.open(settings));
        }

        /// It lets records gather anyway.
        @Override
        public LogPlace unhurried() {
            return this;
        }

        @Override
        public TrafficLogReader reader(String consumer) {
            return KafkaReader.open(settings, consumer);
        }

        @Override
        public TrafficLogReader reader(String consumer, String worker) {
            return KafkaReader.open(settings, consumer, Optional.of(worker));
        }

        @Override
        public TrafficLogReader look() {
            return KafkaLook.open(settings);
        }

        @Override
        public LogInfo info() {
            return TopicInspection.info(settings, toString());
        }

        @Override
        public LogCheck check() {
            try (TrafficLogReader reader = look()) {
                return new TopicCheck(reader).told(toString());
            }
        }

        @Override
        public String toString() {
            return "kafka:" + settings.bootstrap() + "/" + settings.topic();
        }
    }

    private static LogException unknown(String text) {
        return new LogException(
                "log: " + text + " (expected: a folder or kafka:HOST:PORT/TOPIC)",
                "Name the folder or the topic of the traffic log.");
    }
}
