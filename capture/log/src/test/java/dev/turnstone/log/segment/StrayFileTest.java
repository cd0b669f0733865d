package dev.turnstone.log.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.TrafficLogWriter.Receipt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What somebody else left in the log's folder, named almost like a segment.
class StrayFileTest {
    private static final SegmentSettings SMALL =
            SegmentSettings.DEFAULT.withSegmentBytes(4096).withCompression(false);

    private final Logger logger = Logger.getLogger(SegmentFiles.class.getName());
    private final Warnings warnings = new Warnings();

    @TempDir private Path directory;

    @BeforeEach
    void listen() {
        logger.addHandler(warnings);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(warnings);
    }

    /// The second looks like a segment of a record that no log can have.
    @ParameterizedTest
    @ValueSource(strings = {"orders.seg", "99999999999999999999.seg", "٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠.seg"})
    void isPassedOverAndKept(String name) throws Exception {
        Path stray = directory.resolve(name);
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL)) {
            write(writer, 5_000);
            Files.writeString(stray, "of somebody else");
            write(writer, 5_000);
        }
        try (SegmentWriter again = SegmentWriter.open(directory, SMALL)) {
            write(again, 10);
        }
        assertThat(lengths()).containsExactly(5_000, 5_000, 10);
        assertThat(stray).hasContent("of somebody else");
    }

    @Test
    void isToldOnce() throws IOException {
        Files.createFile(directory.resolve("orders.seg"));
        var files = new SegmentFiles(directory);
        for (int look = 0; look < 3; look++) {
            assertThat(files.segments()).isEmpty();
        }
        assertThat(warnings.told)
                .singleElement()
                .asString()
                .contains("orders.seg", "never deleted");
    }

    private static void write(SegmentWriter writer, int length) throws Exception {
        var outcome = new CompletableFuture<String>();
        Receipt receipt =
                new Receipt() {
                    @Override
                    public void durable() {
                        outcome.complete("durable");
                    }

                    @Override
                    public void lost(String reason) {
                        outcome.complete(reason);
                    }
                };
        assertThat(writer.offer(List.of(ByteBuffer.allocate(length)), receipt))
                .isEqualTo(Offer.TAKEN);
        assertThat(outcome.get(60, TimeUnit.SECONDS)).isEqualTo("durable");
    }

    private List<Integer> lengths() {
        try (SegmentReader reader = SegmentReader.open(directory, "a", Optional.empty())) {
            return java.util.stream.Stream.generate(() -> reader.next(Duration.ZERO))
                    .takeWhile(Optional::isPresent)
                    .map(Optional::get)
                    .map(Logged::bytes)
                    .map(bytes -> bytes.length())
                    .toList();
        }
    }

    private static final class Warnings extends Handler {
        private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord warning) {
            told.add(warning.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
