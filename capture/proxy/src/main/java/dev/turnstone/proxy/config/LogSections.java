package dev.turnstone.proxy.config;

import dev.turnstone.log.LogException;
import dev.turnstone.log.kafka.KafkaSettings;
import dev.turnstone.log.place.ClientFile;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.log.segment.BlockSeal;
import dev.turnstone.log.segment.Retention;
import dev.turnstone.log.segment.SegmentSettings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What the configuration says about the traffic log.
final class LogSections {
    private static final String[] SEGMENTS = {
        "segment",
        "queue",
        "compress",
        "groupDelay",
        "keepRead",
        "keepReadSize",
        "hardLimit",
        "keyFile"
    };
    private static final String[] KAFKA = {
        "partitions", "retention", "queue", "patience", "clientFile"
    };

    private LogSections() {}

    static LogPlace place(Section root, Path folder) {
        Optional<Section> segments = root.section("segments", SEGMENTS);
        Optional<Section> kafka = root.section("kafka", KAFKA);
        String text = root.required("log");
        try {
            return switch (LogPlace.of(text)) {
                case LogPlace.Folder(Path path, SegmentSettings usual) -> {
                    if (kafka.isPresent()) {
                        throw root.wrong("kafka", "is for a log in Kafka, and log is a folder");
                    }
                    yield new LogPlace.Folder(
                            folder.resolve(path),
                            segments.map(given -> segments(given, usual, folder)).orElse(usual));
                }
                case LogPlace.Topic(KafkaSettings usual) -> {
                    if (segments.isPresent()) {
                        throw root.wrong(
                                "segments", "is for a log in a folder, and log is in Kafka");
                    }
                    yield new LogPlace.Topic(
                            kafka.map(given -> topic(given, usual, folder)).orElse(usual));
                }
            };
        } catch (LogException e) {
            throw new ConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    private static SegmentSettings segments(Section given, SegmentSettings usual, Path folder) {
        Retention keep = usual.retention();
        SegmentSettings settings =
                new SegmentSettings(
                        given.bytes("segment", usual.segmentBytes(), 1 << 12, Long.MAX_VALUE),
                        usual.blockBytes(),
                        given.bytes("queue", usual.queueBytes(), 1 << 20, 1L << 40),
                        given.duration("groupDelay", usual.groupDelay()),
                        given.flag("compress", usual.compress()),
                        given.text("keyFile").map(file -> seal(given, folder, file)),
                        new Retention(
                                given.duration("keepRead", keep.readAge()),
                                given.bytes("keepReadSize", keep.readBytes()),
                                given.bytes("hardLimit", keep.hardLimitBytes())));
        return settings;
    }

    private static KafkaSettings topic(Section given, KafkaSettings usual, Path folder) {
        return new KafkaSettings(
                usual.bootstrap(),
                usual.topic(),
                given.number("partitions", usual.partitions(), 1, 10_000),
                given.duration("retention", usual.retention()),
                given.bytes("queue", usual.queueBytes(), 1 << 20, 1 << 30),
                given.duration("patience", usual.patience(), Duration.ofMillis(100)),
                given.text("clientFile")
                        .map(file -> ClientFile.read(folder.resolve(file)))
                        .orElse(Map.of()));
    }

    private static BlockSeal seal(Section given, Path folder, String file) {
        try {
            return BlockSeal.ofHex(secret(folder, file));
        } catch (LogException e) {
            throw new ConfigException(
                    given.at("keyFile") + ": " + folder.resolve(file) + ". " + e.getMessage(), e);
        }
    }

    private static String secret(Path folder, String file) {
        return ProxyConfig.secret(folder, file).reveal();
    }
}
