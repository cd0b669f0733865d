package dev.turnstone.log.kafka;

import dev.turnstone.log.LogHealth;
import dev.turnstone.log.TrafficLogWriter;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Writes the log to a topic: acknowledged by all in-sync replicas, each record once, each lane in
/// order within one partition.
///
/// While the broker is away, what was taken waits in memory and is sent once it is back; what does
/// not fit any more is refused. A thread of its own hands over to the producer, whose thread calls
/// the receipts.
public final class KafkaWriter implements TrafficLogWriter {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaWriter.class);
    private static final Duration LAST_TRY = Duration.ofSeconds(10);
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final KafkaSettings settings;
    private final int partitions;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Outbox outbox;
    private final Packer packer;
    private final Thread thread;
    private volatile @Nullable KafkaException trouble;

    /// The writer's own thread only.
    private boolean refused;

    private KafkaWriter(KafkaSettings settings, int partitions) {
        this.settings = settings;
        this.partitions = partitions;
        this.outbox = new Outbox(settings.queueBytes(), partitions);
        this.packer = new Packer(Clients.leavesCompressionToUs(settings));
        this.producer =
                new KafkaProducer<>(
                        Clients.producer(settings),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.thread = Thread.ofPlatform().name("traffic-log-kafka-writer").unstarted(this::run);
    }

    /// Opens the log, making its topic where there is none.
    public static KafkaWriter open(KafkaSettings settings) {
        int partitions = Topic.made(settings);
        try {
            KafkaWriter writer = new KafkaWriter(settings, partitions);
            writer.thread.start();
            return writer;
        } catch (KafkaException e) {
            throw KafkaTrouble.of(settings, e);
        }
    }

    @Override
    public Offer offer(long lane, List<ByteBuffer> record, Receipt receipt) {
        return offer(partition(lane), record, receipt);
    }

    @Override
    public Offer offerToAll(List<ByteBuffer> record, Receipt receipt) {
        return offer(Outbox.TO_ALL, record, new AllReceipt(partitions, receipt));
    }

    @Override
    public LogHealth health() {
        KafkaException known = trouble;
        if (known != null) {
            return new LogHealth.Failing(
                    KafkaTrouble.reason(settings, known), KafkaTrouble.remedy(settings, known));
        }
        return outbox.age().compareTo(settings.patience()) > 0
                ? new LogHealth.Failing(
                        KafkaTrouble.silent(settings), KafkaTrouble.awayRemedy(settings))
                : new LogHealth.Writing(outbox.bytes());
    }

    @Override
    public void close() {
        outbox.close();
        try {
            outbox.awaitSettled(LAST_TRY);
            List<Handful> left = outbox.abandon();
            producer.close(Duration.ZERO);
            thread.join();
            giveUp(left, "The traffic log was closed before its broker had this record.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            producer.close(Duration.ZERO);
        }
    }

    private Offer offer(int partition, List<ByteBuffer> record, Receipt receipt) {
        if (outbox.offer(partition, record, receipt)) {
            return Offer.TAKEN;
        }
        return outbox.isClosed() || health() instanceof LogHealth.Failing
                ? Offer.FAILED
                : Offer.FULL;
    }

    private void run() {
        try (packer) {
            for (Optional<Handful> next = outbox.take(); next.isPresent(); next = outbox.take()) {
                for (Parcel parcel : next.get().parcels()) {
                    send(next.get(), parcel);
                    if (outbox.isRoomy()) {
                        letOthersRun();
                    }
                }
            }
        } catch (InterruptedException e) {
            die("interrupted");
        } catch (RuntimeException | Error e) {
            LOG.error("The traffic log's writer has ended: restart the proxy.", e);
            die(String.valueOf(e));
        }
    }

    /// Packing takes a while and is in no hurry; event loops on the same processor are. Where they
    /// are never done, each time costs a slice of the scheduler's, several milliseconds.
    @SuppressWarnings("ThreadPriorityCheck") // a matter of latency only: nothing relies on it
    private static void letOthersRun() {
        Thread.yield();
    }

    /// Hands over to the producer, again and again while it has no room or knows no broker.
    private void send(Handful of, Parcel parcel) {
        byte[] value = packer.pack(parcel);
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(settings.topic(), parcel.partition(), null, value);
        do {
            refused = false;
            try {
                var _ = producer.send(message, (_, error) -> told(of, parcel, error));
            } catch (KafkaException | IllegalStateException e) {
                answered(of, parcel, e);
            }
        } while (refused && !(outbox.isClosed() && outbox.age().compareTo(LAST_TRY) > 0));
        outbox.copied(parcel);
    }

    /// The producer tells on the sending thread what it did not even take.
    private void told(Handful of, Parcel parcel, @Nullable Exception error) {
        if (error instanceof TimeoutException && Thread.currentThread().equals(thread)) {
            refused = true;
        } else {
            answered(of, parcel, error);
        }
    }

    private void answered(Handful of, Parcel parcel, @Nullable Exception error) {
        if (error == null) {
            trouble = null;
            settle(of, parcel, null);
        } else {
            KafkaException known =
                    error instanceof KafkaException kafka ? kafka : new KafkaException(error);
            if (trouble == null) {
                LOG.warn("{}", KafkaTrouble.reason(settings, known));
            }
            trouble = known;
            settle(of, parcel, KafkaTrouble.reason(settings, known));
        }
    }

    private void settle(Handful of, Parcel parcel, @Nullable String lost) {
        if (parcel.settle()) {
            outbox.settled(of, parcel);
            parcel.tell(lost);
        }
    }

    private void die(String why) {
        outbox.close();
        trouble = new KafkaException("its writer has ended: " + why);
        giveUp(outbox.abandon(), "The traffic log's writer has ended: " + why);
    }

    private void giveUp(List<Handful> left, String why) {
        for (Handful handful : left) {
            handful.parcels().forEach(parcel -> settle(handful, parcel, why));
        }
    }

    private int partition(long lane) {
        return Math.floorMod((lane * SPREAD) >>> 17, partitions);
    }
}
