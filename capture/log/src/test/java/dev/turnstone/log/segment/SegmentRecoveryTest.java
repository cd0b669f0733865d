package dev.turnstone.log.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.turnstone.log.LogSteps;
import dev.turnstone.log.Receipts;
import dev.turnstone.log.RecordsGone;
import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.inspect.Checking;
import dev.turnstone.log.inspect.LogCheck;
import dev.turnstone.log.inspect.LogInfo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whatever became of a log's files: no offset is given twice.
class SegmentRecoveryTest extends LogSteps {
    private static final SegmentSettings PLAIN = SegmentSettings.DEFAULT.withCompression(false);

    @TempDir private Path directory;

    @Override
    protected TrafficLogWriter writer() {
        return SegmentWriter.open(directory, PLAIN);
    }

    @Override
    protected TrafficLogReader reader(String consumer) {
        return SegmentReader.open(directory, consumer, Optional.empty());
    }

    @Test
    void whatIsDamagedInTheMiddleIsAGapAndNothingBehindItIsSkipped() throws IOException {
        List<Long> ends = writeBlocks(5);
        assertThat(read("ahead", 50)).hasSize(50);
        assertThat(read("between", 30)).hasSize(30);
        spoil(ends.get(1) + BlockHeader.LENGTH + 5);
        requireReopened(50, 30);
        write(50, 5);
        try (TrafficLogReader reader = reader("ahead")) {
            assertThat(reader.lag()).isEqualTo(5);
        }
        assertThat(readAll("ahead")).isEqualTo(texts(50, 5));
        assertThat(readAll("between")).isEqualTo(with("gone until 49", List.of(), 50));
        assertThat(readAll("new")).isEqualTo(with("gone until 49", texts(0, 20), 50));
        LogCheck check = check();
        assertThat(check.records()).isEqualTo(25);
        assertThat(check.damages())
                .extracting(LogCheck.Damage::what)
                .containsExactly("records 20 to 49 are missing");
        LogInfo info = SegmentInspection.of(directory, Optional.empty()).info();
        assertThat(info.records()).isEqualTo(25);
        assertThat(info.streams())
                .extracting(LogInfo.Stream::first, LogInfo.Stream::next)
                .containsExactly(tuple(0L, 20L), tuple(50L, 55L));
        requireReopened(55, 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoHadReadDeletedSegmentsReadsWhatIsWrittenThen(boolean isMarkThere) throws IOException {
        write(0, 50);
        assertThat(read("ahead", 50)).hasSize(50);
        assertThat(read("between", 30)).hasSize(30);
        for (Path segment : new SegmentFiles(directory).segments().values()) {
            Files.delete(segment);
        }
        if (!isMarkThere) {
            Files.delete(new SegmentFiles(directory).durableMark());
        }
        requireReopened(50, 50);
        assertThat(readAll("between")).as("before a record").isEqualTo(List.of("gone until 49"));
        requireReopened(50, 0);
        write(50, 5);
        assertThat(readAll("ahead")).isEqualTo(texts(50, 5));
        assertThat(readAll("between")).isEqualTo(texts(50, 5));
        assertThat(check().whole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void aMarkThatIsTornMovesToWhatIsThere(int bytes) throws IOException {
        write(0, 50);
        Files.write(new SegmentFiles(directory).durableMark(), new byte[bytes]);
        requireReopened(50, 0);
        assertThat(readAll("new")).isEqualTo(texts(0, 50));
    }

    /// Of ten records each; where each ends.
    private List<Long> writeBlocks(int count) throws IOException {
        List<Long> ends = new ArrayList<>();
        try (TrafficLogWriter writer = writer()) {
            for (int i = 0; i < count; i++) {
                Receipts receipts = new Receipts();
                texts(10 * i, 10).forEach(text -> offer(writer, 0, text, receipts));
                receipts.await(10, LONG);
                ends.add(Files.size(segment()));
            }
        }
        return ends;
    }

    private void spoil(long at) throws IOException {
        byte[] bytes = Files.readAllBytes(segment());
        bytes[(int) at] ^= 1;
        Files.write(segment(), bytes);
    }

    private Path segment() {
        return new SegmentFiles(directory).segments().firstEntry().getValue();
    }

    private void requireReopened(long next, long missing) {
        try (SegmentWriter writer = SegmentWriter.open(directory, PLAIN)) {
            assertThat(writer.recovery().nextOffset()).isEqualTo(next);
            assertThat(writer.recovery().missing()).isEqualTo(missing);
        }
    }

    private LogCheck check() {
        Checking checking = new Checking();
        SegmentInspection.of(directory, Optional.empty()).check(checking);
        return checking.told("log");
    }

    /// And the five from this one on.
    private static List<String> with(String gone, List<String> before, int from) {
        List<String> all = new ArrayList<>(before);
        all.add(gone);
        all.addAll(texts(from, 5));
        return all;
    }

    /// What is left, committed, and what is told of the rest.
    private List<String> readAll(String consumer) {
        List<String> read = new ArrayList<>();
        try (TrafficLogReader reader = reader(consumer)) {
            boolean more = true;
            while (more) {
                try {
                    Optional<Logged> next = reader.next(Duration.ZERO);
                    next.ifPresent(logged -> read.add(text(logged)));
                    next.ifPresent(logged -> reader.commit(logged.position()));
                    more = next.isPresent();
                } catch (RecordsGone e) {
                    read.add("gone until " + e.last().offset());
                    reader.commit(e.last());
                }
            }
        }
        return read;
    }
}
