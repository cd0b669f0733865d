package dev.turnstone.log.kafka;

import dev.turnstone.log.LogPosition;
import dev.turnstone.log.TrafficLogReader;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Reads the log as one of a group of workers that share its partitions; the group is the
/// consumer's name.
///
/// A thread of its own stays in touch with the broker, so that a worker that is held up is not
/// taken for dead. When a partition goes to another worker, what was committed until then counts;
/// the rest comes again there.
public final class KafkaReader implements TrafficLogReader {
    private static final long AHEAD = 16 << 20;

    private final Inbox inbox;
    private final Poller poller;
    private final Thread thread;

    private KafkaReader(KafkaSettings settings, String group, Optional<String> worker) {
        this.inbox = new Inbox(AHEAD, System::nanoTime);
        this.poller =
                new Poller(
                        settings,
                        new KafkaConsumer<>(
                                Clients.consumer(settings, group, worker),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer()),
                        inbox);
        this.thread = Thread.ofPlatform().name("traffic-log-kafka-reader").unstarted(poller);
    }

    /// Joins the consumer's group, which goes on behind what it committed last.
    public static KafkaReader open(KafkaSettings settings, String consumer) {
        return open(settings, consumer, Optional.empty());
    }

    /// The same as this worker of the group: whoever had its name before has no place in it any
    /// more.
    public static KafkaReader open(
            KafkaSettings settings, String consumer, Optional<String> worker) {
        Topic.found(settings);
        try {
            KafkaReader reader = new KafkaReader(settings, consumer, worker);
            reader.thread.start();
            return reader;
        } catch (KafkaException e) {
            throw KafkaTrouble.of(settings, e);
        }
    }

    @Override
    public Optional<Logged> next(Duration wait) {
        return inbox.next(wait);
    }

    @Override
    public Instant readBefore(Instant then) {
        return inbox.readBefore(then);
    }

    @Override
    public long gains() {
        return inbox.gains();
    }

    @Override
    public Duration unheard() {
        return inbox.unheard();
    }

    @Override
    public void commit(LogPosition position) {
        inbox.commit(position);
    }

    @Override
    public boolean holds(LogPosition position) {
        return inbox.holds(position);
    }

    @Override
    public long lag() {
        return inbox.lag();
    }

    /// Commits and leaves the group, so that others take over at once.
    @Override
    public void close() {
        poller.end();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
