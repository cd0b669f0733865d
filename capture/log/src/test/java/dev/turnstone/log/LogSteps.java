package dev.turnstone.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.record.AssemblySettings;
import dev.turnstone.log.record.Exchanges;
import dev.turnstone.log.record.Tracked;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What tests of a log do with it: write, read, wait.
public abstract class LogSteps {
    protected static final Duration LONG = Duration.ofSeconds(60);

    protected abstract TrafficLogWriter writer();

    protected abstract TrafficLogReader reader(String consumer);

    protected Exchanges exchanges() {
        return new Exchanges(reader("a"), AssemblySettings.DEFAULT, InstantSource.system());
    }

    protected static void collect(Exchanges exchanges, List<Tracked> told, int until) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (told.size() < until && System.nanoTime() < deadline) {
            exchanges.next(Duration.ofSeconds(1)).ifPresent(told::add);
        }
        assertThat(told).hasSize(until);
    }

    /// Lane 0, `r` and the number.
    protected void write(int from, int count) {
        try (TrafficLogWriter writer = writer()) {
            Receipts receipts = new Receipts();
            texts(from, count).forEach(text -> offer(writer, 0, text, receipts));
            receipts.await(count, LONG);
            assertThat(receipts.lost()).isEmpty();
        }
    }

    protected static List<String> texts(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> "r" + i).toList();
    }

    /// So many records, committed.
    protected List<String> read(String consumer, int count) {
        List<String> read = new ArrayList<>();
        try (TrafficLogReader reader = reader(consumer)) {
            while (read.size() < count) {
                Optional<Logged> next = reader.next(LONG);
                assertThat(next).as("after " + read.size()).isPresent();
                read.add(text(next.get()));
                if (read.size() == count || read.size() % 100 == 0) {
                    reader.commit(next.get().position());
                }
            }
        }
        return read;
    }

    protected static String text(Logged logged) {
        return logged.bytes().text();
    }

    protected static List<ByteBuffer> record(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int half = bytes.length / 2;
        return List.of(
                ByteBuffer.wrap(bytes, 0, half), ByteBuffer.wrap(bytes, half, bytes.length - half));
    }

    protected static void offer(
            TrafficLogWriter writer, long lane, String text, TrafficLogWriter.Receipt receipt) {
        await(() -> writer.offer(lane, record(text), receipt) == Offer.TAKEN);
    }

    protected static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }
}
