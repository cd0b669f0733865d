package dev.turnstone.log.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.log.LogHealth;
import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.TrafficLogWriter.Receipt;
import dev.turnstone.sandbox.process.Wait;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// What no second try mends ends the writer, and everybody is told.
class SegmentTroubleTest {
    private static final SegmentSettings SMALL =
            SegmentSettings.DEFAULT
                    .withSegmentBytes(4096)
                    .withCompression(false)
                    .withGroupDelay(Duration.ZERO);

    private static final Duration LATER = Duration.ofMillis(500);

    @TempDir private Path directory;

    @Test
    void whatNobodyExpectsEndsTheWriterInTheOpen() throws Exception {
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL)) {
            end(writer, () -> new IllegalStateException("a test's"));
            requireLost(writer, List.of());
        }
    }

    @Test
    void anErrorEndsTheWriterInTheOpen() throws Exception {
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL)) {
            end(writer, SegmentTroubleTest::outOfMemory);
            requireLost(writer, List.of());
        }
        try (SegmentWriter next = SegmentWriter.open(directory, SMALL)) {
            requireDurable(next);
        }
    }

    /// One who breaks when it is told must not keep the news from the others.
    @Test
    void oneThatBreaksWhenItIsToldKeepsNothingFromTheOthers() throws Exception {
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL)) {
            end(writer, () -> new IllegalStateException("a test's"));
            writer.offer(bytes(10), new Breaking(() -> new IllegalStateException("a test's")));
            requireLost(writer, List.of());
        }
    }

    /// What cannot be copied is its owner's trouble, and the block is as it was before.
    @Test
    void aRecordThatBreaksHalfWayHarmsNoOther() throws Exception {
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL.withGroupDelay(LATER))) {
            assertThat(writer.offer(bytes(10), new Told())).isEqualTo(Offer.TAKEN);
            assertThatThrownBy(() -> writer.offer(new Spoiled(), new Told()))
                    .hasMessage("a test's");
            requireDurable(writer);
        }
        try (SegmentReader reader = SegmentReader.look(directory, Optional.empty())) {
            for (int i = 0; i < 2; i++) {
                assertThat(reader.next(Duration.ofSeconds(10)))
                        .hasValueSatisfying(
                                read -> assertThat(read.bytes().length()).isEqualTo(10));
            }
            assertThat(reader.next(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void aSegmentThatCannotBeBegunIsBegunLater() throws Exception {
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL)) {
            var first = new Told();
            assertThat(writer.offer(bytes(5_000), first)).isEqualTo(Offer.TAKEN);
            assertThat(first.outcome()).isEqualTo("durable");
            Path inTheWay = Files.createDirectory(new SegmentFiles(directory).segment(1));
            var second = new Told();
            assertThat(writer.offer(bytes(10), second)).isEqualTo(Offer.TAKEN);
            assertThat(
                            Wait.until(
                                    Duration.ofMinutes(1),
                                    () -> writer.health() instanceof LogHealth.Failing))
                    .isTrue();
            Files.delete(inTheWay);
            assertThat(second.outcome()).isEqualTo("durable");
        }
    }

    /// Or a proxy's word that it ended in order would follow what was lost.
    @Test
    void whatComesBehindWhatWasGivenUpAtTheEndIsLostAsWell() throws Exception {
        Path inTheWay;
        var last = new Told();
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL)) {
            var first = new Told();
            assertThat(writer.offer(bytes(5_000), first)).isEqualTo(Offer.TAKEN);
            assertThat(first.outcome()).isEqualTo("durable");
            inTheWay = Files.createDirectory(new SegmentFiles(directory).segment(1));
            assertThat(writer.offer(bytes(10), new Freeing(inTheWay))).isEqualTo(Offer.TAKEN);
            assertThat(
                            Wait.until(
                                    Duration.ofMinutes(1),
                                    () -> writer.health() instanceof LogHealth.Failing))
                    .isTrue();
            assertThat(writer.offer(bytes(20), last)).isEqualTo(Offer.TAKEN);
        }
        assertThat(inTheWay).doesNotExist();
        assertThat(last.outcome()).startsWith("The traffic log cannot be written: ");
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL)) {
            assertThat(writer.recovery().nextOffset()).isEqualTo(1);
        }
    }

    /// The writer ends where one whom it tells breaks.
    private static void end(SegmentWriter writer, Supplier<RuntimeException> trouble) {
        assertThat(writer.offer(bytes(10), new Breaking(trouble))).isEqualTo(Offer.TAKEN);
    }

    private static void requireDurable(SegmentWriter writer) throws Exception {
        Told told = new Told();
        assertThat(writer.offer(bytes(10), told)).isEqualTo(Offer.TAKEN);
        assertThat(told.outcome()).isEqualTo("durable");
    }

    /// Offers until one is refused: all that were taken are told.
    private static void requireLost(SegmentWriter writer, List<Told> before) throws Exception {
        var waiting = new ArrayList<>(before);
        assertThat(Wait.until(Duration.ofMinutes(1), () -> isRefused(writer, waiting))).isTrue();
        for (Told told : waiting) {
            assertThat(told.outcome()).startsWith("The traffic log is no longer written: ");
        }
        assertThat(writer.health())
                .isInstanceOfSatisfying(
                        LogHealth.Failing.class,
                        failing -> {
                            assertThat(failing.reason())
                                    .startsWith("The traffic log is no longer written: ")
                                    .doesNotContain("Exception", "Error");
                            assertThat(failing.remedy()).startsWith("Start the proxy again");
                        });
    }

    private static boolean isRefused(SegmentWriter writer, List<Told> waiting) {
        Told next = new Told();
        Offer offer = writer.offer(bytes(10), next);
        if (offer == Offer.TAKEN) {
            waiting.add(next);
        }
        return offer == Offer.FAILED;
    }

    private static List<ByteBuffer> bytes(int length) {
        return List.of(ByteBuffer.allocate(length));
    }

    private static RuntimeException outOfMemory() {
        throw new OutOfMemoryError("a test's");
    }

    private record Breaking(Supplier<RuntimeException> trouble) implements Receipt {
        @Override
        public void durable() {
            throw trouble.get();
        }

        @Override
        public void lost(String reason) {
            throw trouble.get();
        }
    }

    /// Makes room once it is given up.
    private record Freeing(Path inTheWay) implements Receipt {
        @Override
        public void durable() {
            throw new AssertionError("durable");
        }

        @Override
        public void lost(String reason) {
            try {
                Files.delete(inTheWay);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Its length can be told, and then its second half breaks.
    private static final class Spoiled extends AbstractList<ByteBuffer> {
        private int looks;

        @Override
        public ByteBuffer get(int index) {
            if (looks++ > 2) {
                throw new IllegalStateException("a test's");
            }
            return ByteBuffer.allocate(10);
        }

        @Override
        public int size() {
            return 2;
        }
    }

    private static final class Told implements Receipt {
        private final CompletableFuture<String> outcome = new CompletableFuture<>();

        @Override
        public void durable() {
            outcome.complete("durable");
        }

        @Override
        public void lost(String reason) {
            outcome.complete(reason);
        }

        String outcome() throws Exception {
            return outcome.get(60, TimeUnit.SECONDS);
        }
    }
}
