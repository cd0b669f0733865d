package dev.turnstone.app.cli;

import dev.turnstone.log.kafka.KafkaSettings;
import dev.turnstone.log.place.ClientFile;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.log.segment.BlockSeal;
import dev.turnstone.log.segment.SegmentSettings;
import dev.turnstone.model.cluster.SecretSource;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// Where a traffic log is, and what is needed to open it.
final class LogOptions {
    @Option(names = "--log", paramLabel = "DIR|kafka:HOST:PORT/TOPIC", required = true)
    private String log = "";

    @Option(names = "--log-key-file", paramLabel = "FILE")
    private @Nullable Path keyFile;

    @Option(names = "--kafka-client", paramLabel = "FILE")
    private @Nullable Path kafkaClient;

    LogPlace place() {
        return switch (LogPlace.of(log)) {
            case LogPlace.Folder(Path path, SegmentSettings usual) ->
                    new LogPlace.Folder(path, keyFile == null ? usual : sealed(usual, keyFile));
            case LogPlace.Topic(KafkaSettings usual) ->
                    new LogPlace.Topic(
                            kafkaClient == null
                                    ? usual
                                    : usual.withClient(ClientFile.read(kafkaClient)));
        };
    }

    private static SegmentSettings sealed(SegmentSettings usual, Path file) {
        String digits = SecretSource.file(file).find("").orElseThrow().reveal();
        return usual.withSeal(BlockSeal.ofHex(digits));
    }
}
