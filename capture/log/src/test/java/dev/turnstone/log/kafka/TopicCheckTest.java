package dev.turnstone.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.LogPosition;
import dev.turnstone.log.RecordsGone;
import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.log.inspect.LogCheck;
import dev.turnstone.log.record.RecordEncoder;
import dev.turnstone.log.record.Samples;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Supplier;

/// A topic is read while its retention removes what is old.
final class TopicCheckTest {
    private final ArrayDeque<Supplier<TrafficLogReader.Logged>> log = new ArrayDeque<>();

    @Test
    void whatRetentionRemovesMeanwhileIsToldAndTheRestIsChecked() {
        message(0);
        LogPosition removed = new LogPosition("t/0", Place.start(6, 0) - 1);
        log.add(
                () -> {
                    throw new RecordsGone(removed, "5 messages were removed unread: t/0.");
                });
        message(6);
        message(7);
        message(9);

        LogCheck check = new TopicCheck(reader()).told("log");

        assertThat(check.records()).isEqualTo(4);
        assertThat(check.gone()).containsExactly("5 messages were removed unread: t/0.");
        assertThat(check.damages())
                .extracting(LogCheck.Damage::where)
                .containsExactly("t/0, message 9, last record");
    }

    private void message(long offset) {
        var bytes = Samples.joined(RecordEncoder.encode(Samples.exchange(0, offset, "", "")));
        LogPosition at = new LogPosition("t/0", Place.of(offset, 0, 1));
        log.add(() -> new TrafficLogReader.Logged(at, bytes));
    }

    private TrafficLogReader reader() {
        return new TrafficLogReader() {
            @Override
            public Optional<Logged> next(Duration wait) {
                return Optional.ofNullable(log.pollFirst()).map(Supplier::get);
            }

            @Override
            public void commit(LogPosition position) {}

            @Override
            public long lag() {
                return log.size();
            }

            @Override
            public void close() {}
        };
    }
}
