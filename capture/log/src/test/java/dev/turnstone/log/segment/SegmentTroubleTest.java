package dev.turnstone.log.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.LogHealth;
import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.TrafficLogWriter.Receipt;
import dev.turnstone.sandbox.process.Wait;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
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

    @TempDir private Path directory;

    @Test
    void whatNobodyExpectsEndsTheWriterInTheOpen() throws Exception {
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL)) {
            requireEnd(writer, new Spoiled(() -> new IllegalStateException("a test's")));
        }
    }

    @Test
    void anErrorEndsTheWriterInTheOpen() throws Exception {
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL)) {
            requireEnd(writer, new Spoiled(SegmentTroubleTest::outOfMemory));
        }
        try (SegmentWriter next = SegmentWriter.open(directory, SMALL)) {
            var told = new Told();
            assertThat(next.offer(bytes(10), told)).isEqualTo(Offer.TAKEN);
            assertThat(told.outcome()).isEqualTo("durable");
        }
    }

    /// One who breaks when it is told must not keep the news from the others.
    @Test
    void oneThatBreaksWhenItIsToldKeepsNothingFromTheOthers() throws Exception {
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL)) {
            Receipt breaking =
                    new Receipt() {
                        @Override
                        public void durable() {
                            throw new IllegalStateException("a test's");
                        }

                        @Override
                        public void lost(String reason) {
                            throw new IllegalStateException("a test's");
                        }
                    };
            assertThat(writer.offer(new Spoiled(SegmentTroubleTest::outOfMemory), breaking))
                    .isEqualTo(Offer.TAKEN);
            requireLost(writer, List.of());
        }
    }

    /// Offers until one is refused: all that were taken are told.
    private static void requireEnd(SegmentWriter writer, List<ByteBuffer> spoiled)
            throws Exception {
        var waiting = new ArrayList<Told>();
        waiting.add(new Told());
        assertThat(writer.offer(spoiled, waiting.getFirst())).isEqualTo(Offer.TAKEN);
        requireLost(writer, waiting);
    }

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

    /// Its length can be told, and then it breaks.
    private static final class Spoiled extends AbstractList<ByteBuffer> {
        private final Supplier<RuntimeException> trouble;
        private int looks;

        Spoiled(Supplier<RuntimeException> trouble) {
            this.trouble = trouble;
        }

        @Override
        public ByteBuffer get(int index) {
            if (looks++ > 0) {
                throw trouble.get();
            }
            return ByteBuffer.allocate(10);
        }

        @Override
        public int size() {
            return 1;
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
