package dev.turnstone.log.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.log.LogException;
import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.TrafficLogWriter.Receipt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class SegmentLogTest {
    private static final Duration SOON = Duration.ofMillis(50);
    private static final SegmentSettings SMALL =
            SegmentSettings.DEFAULT.withSegmentBytes(4096).withQueueBytes(1 << 20);

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsDurableIsReadInOrderOverManySegments(boolean compress) {
        List<String> written = write(SMALL.withCompression(compress), 0, 2000);
        assertThat(new SegmentFiles(directory).segments().size()).isGreaterThan(2);
        assertThat(readAll("a")).isEqualTo(written);
    }

    @Test
    void aConsumerGoesOnBehindWhatItCommitted() {
        List<String> written = write(SMALL, 0, 100);
        try (SegmentReader reader = SegmentReader.open(directory, "a", Optional.empty())) {
            List<Logged> ten = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                ten.add(reader.next(SOON).orElseThrow());
            }
            assertThat(reader.next(SOON)).as("read, not committed").isPresent();
            reader.commit(ten.getLast().position());
            assertThat(reader.lag()).isEqualTo(90);
        }
        assertThat(readAll("a")).isEqualTo(written.subList(10, 100));
    }

    @Test
    void aTailIsReadWhileItIsWritten() {
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL);
                SegmentReader reader = SegmentReader.open(directory, "a", Optional.empty())) {
            assertThat(reader.next(SOON)).isEmpty();
            offerAll(writer, List.of("one"));
            assertThat(reader.next(Duration.ofSeconds(10)).map(SegmentLogTest::text))
                    .contains("one");
            assertThat(reader.next(SOON)).isEmpty();
        }
    }

    @Test
    void aSecondWriterIsRefused() {
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL)) {
            assertThat(writer.health()).isNotNull();
            assertThatThrownBy(() -> SegmentWriter.open(directory, SMALL))
                    .isInstanceOf(LogException.class)
                    .hasMessageContaining("another proxy");
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndNeverBlocks() {
        SegmentSettings tiny = SMALL.withQueueBytes(10);
        try (SegmentWriter writer = SegmentWriter.open(directory, tiny)) {
            List<Offer> offers = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                offers.add(writer.offer(record("12345678"), new Counting(1)));
            }
            assertThat(offers).contains(Offer.TAKEN, Offer.FULL);
        }
    }

    @Test
    void aTailCutAtAnyByteIsCutOffAndTold() throws IOException {
        List<String> before = write(SMALL, 0, 3);
        Path segment = new SegmentFiles(directory).segments().lastEntry().getValue();
        long intact = Files.size(segment);
        write(SMALL, 3, 3);
        byte[] whole = Files.readAllBytes(segment);
        mark(3);
        for (int cut = (int) intact + 1; cut < whole.length; cut++) {
            Files.write(segment, java.util.Arrays.copyOf(whole, cut));
            try (SegmentWriter writer = SegmentWriter.open(directory, SMALL)) {
                assertThat(writer.recovery().nextOffset()).isEqualTo(3);
                assertThat(writer.recovery().tornBytes()).isEqualTo(cut - intact);
            }
            assertThat(readAll("cut-" + cut)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damageIsToldAndNeverReadAsRecords(long seed) throws IOException {
        List<String> written = write(SMALL, 0, 40);
        Path segment = new SegmentFiles(directory).segments().firstEntry().getValue();
        byte[] whole = Files.readAllBytes(segment);
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(segment, damaged);
            List<String> read = new ArrayList<>();
            try (SegmentReader reader = SegmentReader.open(directory, "c" + i, Optional.empty())) {
                assertThatThrownBy(() -> drain(reader, read))
                        .as("seed %d, bit at %d", seed, at)
                        .isInstanceOf(LogException.class);
            }
            assertThat(read)
                    .as("seed %d, bit at %d", seed, at)
                    .isEqualTo(written.subList(0, read.size()));
        }
    }

    @Test
    void anEncryptedLogIsReadWithItsKeyAndWithNoOther() throws IOException {
        BlockSeal seal = BlockSeal.of(new byte[32]);
        List<String> written = write(SMALL.withSeal(seal), 0, 50);
        assertThat(Files.readString(segment(), StandardCharsets.ISO_8859_1))
                .doesNotContain("record 7");
        try (SegmentReader reader = SegmentReader.open(directory, "a", Optional.of(seal))) {
            List<String> read = new ArrayList<>();
            drain(reader, read);
            assertThat(read).isEqualTo(written);
        }
        byte[] other = new byte[32];
        other[0] = 1;
        try (SegmentReader reader =
                SegmentReader.open(directory, "b", Optional.of(BlockSeal.of(other)))) {
            assertThatThrownBy(() -> reader.next(SOON)).hasMessageContaining("not with the key");
        }
    }

    @Test
    void readSegmentsGoAndUnreadOnesStay() throws InterruptedException {
        Retention strict = new Retention(Duration.ofDays(1), 0, Long.MAX_VALUE);
        write(SMALL.withRetention(strict), 0, 1000);
        try (SegmentReader reader = SegmentReader.open(directory, "a", Optional.empty())) {
            assertThat(new SegmentFiles(directory).segments()).containsKey(0L);
            Optional<Logged> last = Optional.empty();
            for (int i = 0; i < 900; i++) {
                last = reader.next(SOON);
            }
            reader.commit(last.orElseThrow().position());
        }
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL.withRetention(strict))) {
            offerAll(writer, records(1000, 1000));
            awaitFirst(1);
        }
        assertThat(new SegmentFiles(directory).segments().firstKey()).isLessThanOrEqualTo(900);
        assertThat(readAll("a")).hasSize(1100);
    }

    @Test
    void whatTheHardLimitRemovedUnreadIsTold() throws InterruptedException {
        Retention limited = Retention.KEEP_UNREAD.withHardLimit(10_000);
        try (SegmentWriter writer = SegmentWriter.open(directory, SMALL.withRetention(limited))) {
            for (List<String> group : groups(records(0, 3000), 20)) {
                offerAll(writer, group);
            }
            awaitFirst(1);
        }
        try (SegmentReader reader = SegmentReader.open(directory, "late", Optional.empty())) {
            assertThatThrownBy(() -> reader.next(SOON)).hasMessageContaining("were removed before");
            assertThat(reader.next(SOON)).isPresent();
        }
    }

    /// As before what came behind this record was durable.
    private void mark(long next) throws IOException {
        try (DurableMark mark = new DurableMark(new SegmentFiles(directory).durableMark())) {
            mark.move(next);
        }
    }

    private Path segment() {
        return new SegmentFiles(directory).segments().firstEntry().getValue();
    }

    /// Segments go on a thread of their own.
    private void awaitFirst(long atLeast) throws InterruptedException {
        SegmentFiles files = new SegmentFiles(directory);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (files.segments().firstKey() < atLeast) {
            assertThat(System.nanoTime()).as("the oldest goes").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private static List<String> records(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "record " + i + " " + new Random(i).nextLong())
                .toList();
    }

    private List<String> write(SegmentSettings settings, int from, int count) {
        List<String> records = records(from, count);
        try (SegmentWriter writer = SegmentWriter.open(directory, settings)) {
            for (List<String> group : groups(records, 20)) {
                offerAll(writer, group);
            }
        }
        return records;
    }

    private static List<List<String>> groups(List<String> records, int size) {
        return IntStream.range(0, (records.size() + size - 1) / size)
                .mapToObj(i -> records.subList(i * size, Math.min(records.size(), (i + 1) * size)))
                .toList();
    }

    private static void offerAll(SegmentWriter writer, List<String> records) {
        Counting counting = new Counting(records.size());
        for (String each : records) {
            assertThat(writer.offer(record(each), counting)).isEqualTo(Offer.TAKEN);
        }
        counting.await();
    }

    private List<String> readAll(String consumer) {
        List<String> read = new ArrayList<>();
        try (SegmentReader reader = SegmentReader.open(directory, consumer, Optional.empty())) {
            drain(reader, read);
        }
        return read;
    }

    private static void drain(SegmentReader reader, List<String> into) {
        for (Optional<Logged> next = reader.next(Duration.ZERO);
                next.isPresent();
                next = reader.next(Duration.ZERO)) {
            into.add(text(next.get()));
        }
    }

    private static List<ByteBuffer> record(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int middle = bytes.length / 2;
        return List.of(
                ByteBuffer.wrap(bytes, 0, middle),
                ByteBuffer.wrap(bytes, middle, bytes.length - middle));
    }

    private static String text(Logged logged) {
        return logged.bytes().text();
    }

    /// Waits until so many records are durable.
    private static final class Counting implements Receipt {
        private final CountDownLatch left;

        Counting(int records) {
            left = new CountDownLatch(records);
        }

        @Override
        public void durable() {
            left.countDown();
        }

        @Override
        public void lost(String reason) {
            throw new AssertionError(reason);
        }

        void await() {
            try {
                assertThat(left.await(60, TimeUnit.SECONDS)).as("durable").isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
