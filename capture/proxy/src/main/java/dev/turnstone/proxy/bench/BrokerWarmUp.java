package dev.turnstone.proxy.bench;

import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.TrafficLogWriter.Receipt;
import dev.turnstone.log.place.LogPlace;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Many small requests from many writers, until the broker has compiled what serves them. A proxy
/// sends some sixty requests a second, however busy it is: with these alone the broker would go on
/// compiling for minutes, at the expense of the rows that come first. One thread.
final class BrokerWarmUp {
    private static final int WRITERS = 24;
    private static final int RECORD = 1_024;
    private static final long LANES = 12;
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private static final Receipt NOBODY =
            new Receipt() {
                @Override
                public void durable() {}

                @Override
                public void lost(String why) {}
            };

    private final Broker broker;
    private final ByteBuffer record = ByteBuffer.allocate(RECORD);
    private final List<TrafficLogWriter> writers = new ArrayList<>();

    private BrokerWarmUp(Broker broker) {
        this.broker = broker;
    }

    /// Until it compiles nothing more, or for long enough. Blocks.
    static void run(Broker broker) {
        BrokerWarmUp warmUp = new BrokerWarmUp(broker);
        try {
            warmUp.open();
            warmUp.untilQuiet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            warmUp.writers.forEach(TrafficLogWriter::close);
        }
    }

    private void open() {
        LogPlace topic = LogPlace.of(broker.logFor("warm-up-" + UUID.randomUUID()));
        for (int i = 0; i < WRITERS; i++) {
            writers.add(topic.writer());
        }
    }

    private void untilQuiet() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Calm calm = new Calm(broker.compileMillis(), LOOK);
        while (!calm.isReached() && System.nanoTime() < deadline) {
            load(LOOK);
            calm.look(broker.compileMillis());
        }
    }

    private void load(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < deadline) {
            for (TrafficLogWriter writer : writers) {
                for (long lane = 0; lane < LANES; lane++) {
                    var _ = writer.offer(lane, List.of(record.duplicate()), NOBODY);
                }
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }
}
