package dev.turnstone.log.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.TrafficLogWriter.Receipt;
import dev.turnstone.log.inspect.Checking;
import dev.turnstone.log.inspect.LogCheck;
import dev.turnstone.log.record.AssemblySettings;
import dev.turnstone.log.record.Exchanges;
import dev.turnstone.log.record.Origin;
import dev.turnstone.log.record.RecordEncoder;
import dev.turnstone.log.record.Tracked;
import dev.turnstone.log.record.TrafficRecord.Canary;
import dev.turnstone.log.record.TrafficRecord.Gap;
import dev.turnstone.log.record.TrafficRecord.Told;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Segments go while others write and read the log.
class SegmentRemovalTest {
    private static final SegmentSettings SMALL =
            SegmentSettings.DEFAULT.withSegmentBytes(4096).withCompression(false);
    private static final Retention READ_GOES_AT_ONCE =
            new Retention(Duration.ofDays(1), 0, Long.MAX_VALUE);
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir private Path directory;

    @Test
    void aDiskThatTakesLongToFreeSpaceKeepsNobodyFromWriting() throws Exception {
        write(SegmentRemoval::gradually, 500);
        readAll();
        CountDownLatch removing = new CountDownLatch(1);
        CountDownLatch freed = new CountDownLatch(1);
        SegmentRemoval slow =
                _ -> {
                    removing.countDown();
                    freed.await();
                };
        try (SegmentWriter writer = open(slow)) {
            offerAll(writer, 500);
            assertThat(removing.await(60, TimeUnit.SECONDS)).isTrue();
            offerAll(writer, 500);
        }
        assertThat(readAll()).isEqualTo(1000);
    }

    @Test
    void whatWasReadGoesWhenTheLogIsOpenedAgain() throws Exception {
        write(SegmentRemoval::gradually, 500);
        readAll();
        try (SegmentWriter _ = open(SegmentRemoval::gradually)) {
            awaitOne();
        }
    }

    @Test
    void whoComesWhileSegmentsGoKeepsThoseThatAreLeft() throws Exception {
        write(SegmentRemoval::gradually, 2000);
        readAll();
        int before = new SegmentFiles(directory).segments().size();
        assertThat(before).isGreaterThan(4);
        CountDownLatch removed = new CountDownLatch(2);
        SegmentRemoval beside =
                segment -> {
                    SegmentReader.open(directory, "late", Optional.empty()).close();
                    SegmentRemoval.gradually(segment);
                    removed.countDown();
                };
        try (SegmentWriter writer = open(beside)) {
            for (int i = 0; i < 5; i++) {
                offerAll(writer, 100);
            }
            assertThat(removed.await(1, TimeUnit.SECONDS)).isFalse();
            assertThat(new SegmentFiles(directory).segments()).hasSizeGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void aRemovalThatFailsIsTriedAgain() throws Exception {
        write(SegmentRemoval::gradually, 500);
        readAll();
        CountDownLatch failed = new CountDownLatch(3);
        SegmentRemoval failing =
                segment -> {
                    failed.countDown();
                    if (failed.getCount() > 0) {
                        throw new IOException(segment + ": the disk does not answer");
                    }
                    SegmentRemoval.gradually(segment);
                };
        try (SegmentWriter writer = open(failing)) {
            while (failed.getCount() > 0) {
                offerAll(writer, 200);
            }
        }
        assertThat(new SegmentFiles(directory).segments().firstKey()).isPositive();
    }

    @Test
    void whoReadsASegmentThatGoesIsToldAndGoesOn() throws Exception {
        write(SegmentRemoval::gradually, 2000);
        try (SegmentReader reader = SegmentReader.look(directory, Optional.empty())) {
            assertThat(reader.next(SOON)).isPresent();
            cut(new SegmentFiles(directory).segments().firstEntry().getValue());
            assertThatThrownBy(() -> all(reader))
                    .hasMessageContaining("removed before they were read");
            assertThat(all(reader)).isPositive();
        }
    }

    @Test
    void whatWentUnreadIsToldAsAGapUntilSomebodyIsDoneWithIt() throws Exception {
        write(SegmentRemoval::gradually, 500);
        cut(new SegmentFiles(directory).segments().firstEntry().getValue());
        try (Exchanges exchanges = exchanges()) {
            assertThat(told(exchanges)).isInstanceOf(Gap.class);
        }
        int left = 0;
        try (Exchanges exchanges = exchanges()) {
            Tracked gap = exchanges.next(SOON).orElseThrow();
            assertThat(gap.told())
                    .isInstanceOfSatisfying(
                            Gap.class,
                            told -> assertThat(told.reason()).contains("removed before a read"));
            gap.done();
            for (var next = exchanges.next(Duration.ZERO);
                    next.isPresent();
                    next = exchanges.next(Duration.ZERO)) {
                assertThat(next.get().told()).isInstanceOf(Canary.class);
                left++;
            }
        }
        assertThat(left).isBetween(1, 499);
        try (Exchanges exchanges = exchanges()) {
            assertThat(told(exchanges)).as("the first that is left").isInstanceOf(Canary.class);
        }
        assertThat(readAll()).isEqualTo(left);
    }

    @Test
    void whatGoesWhileTheLogIsCheckedIsNoDamage() throws Exception {
        write(SegmentRemoval::gradually, 20_000);
        List<Path> segments = List.copyOf(new SegmentFiles(directory).segments().values());
        assertThat(segments).hasSizeGreaterThan(50);
        Thread removing =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    for (Path each : segments.subList(0, segments.size() - 1)) {
                                        cut(each);
                                    }
                                });
        SegmentInspection inspection = SegmentInspection.of(directory, Optional.empty());
        do {
            inspection.info();
            Checking checking = new Checking();
            inspection.check(checking);
            LogCheck told = checking.told("log");
            assertThat(told.damages()).isEmpty();
        } while (removing.isAlive());
    }

    @Test
    void aLargeFileLosesItsNameAtOnceAndThenItsSpace() throws Exception {
        Path large = directory.resolve("large");
        try (FileChannel file =
                FileChannel.open(large, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(1), (10 << 20) - 1);
        }
        try (FileChannel open = FileChannel.open(large)) {
            SegmentRemoval.gradually(large);
            assertThat(large).doesNotExist();
            assertThat(open.size()).isBetween(1L, 4L << 20);
        }
    }

    @Test
    void aCopyUnderASecondNameStaysWhole() throws Exception {
        Path segment = Files.write(directory.resolve("segment"), new byte[10 << 20]);
        Path copy = Files.createLink(directory.resolve("copy"), segment);
        SegmentRemoval.gradually(segment);
        assertThat(segment).doesNotExist();
        assertThat(copy).hasSize(10 << 20);
    }

    /// As a removal that has begun, to whoever has the file open.
    private static void cut(Path segment) {
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            Files.delete(segment);
            file.truncate(100);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private SegmentWriter open(SegmentRemoval removal) {
        return SegmentWriter.open(directory, SMALL.withRetention(READ_GOES_AT_ONCE), removal);
    }

    private void write(SegmentRemoval removal, int records) throws InterruptedException {
        try (SegmentWriter writer = open(removal)) {
            for (int done = 0; done < records; done += 100) {
                offerAll(writer, 100);
            }
        }
    }

    private static void offerAll(SegmentWriter writer, int records) throws InterruptedException {
        RecordEncoder encoder = new RecordEncoder(new Origin("p", 1));
        CountDownLatch left = new CountDownLatch(records);
        Receipt receipt =
                new Receipt() {
                    @Override
                    public void durable() {
                        left.countDown();
                    }

                    @Override
                    public void lost(String reason) {
                        throw new AssertionError(reason);
                    }
                };
        IntStream.range(0, records)
                .mapToObj(i -> encoder.canary("", "hop " + i, Instant.EPOCH))
                .forEach(
                        record -> assertThat(writer.offer(record, receipt)).isEqualTo(Offer.TAKEN));
        assertThat(left.await(60, TimeUnit.SECONDS)).as("durable").isTrue();
    }

    private Exchanges exchanges() {
        return new Exchanges(
                SegmentReader.open(directory, "a", Optional.empty()),
                AssemblySettings.DEFAULT,
                InstantSource.system());
    }

    private static Told told(Exchanges exchanges) {
        return exchanges.next(SOON).orElseThrow().told();
    }

    /// Reads and commits all that is left.
    private int readAll() {
        try (SegmentReader reader = SegmentReader.open(directory, "a", Optional.empty())) {
            return all(reader);
        }
    }

    private static int all(SegmentReader reader) {
        int read = 0;
        for (Optional<Logged> next = reader.next(Duration.ZERO);
                next.isPresent();
                next = reader.next(Duration.ZERO)) {
            reader.commit(next.get().position());
            read++;
        }
        return read;
    }

    private void awaitOne() throws InterruptedException {
        SegmentFiles files = new SegmentFiles(directory);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (files.segments().size() > 1) {
            assertThat(System.nanoTime()).as("all that was read goes").isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}
