package dev.turnstone.proxy;

import dev.turnstone.log.LogHealth;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.record.RecordDecoder;
import dev.turnstone.log.record.TrafficRecord;
import dev.turnstone.model.Body;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A log in memory that can be full or failing at will.
final class MemoryLog implements TrafficLogWriter {
    private final List<TrafficRecord> records = new ArrayList<>();
    private final List<Receipt> owed = new ArrayList<>();
    private volatile Offer mood = Offer.TAKEN;
    private boolean isSlow;

    void become(Offer next) {
        mood = next;
    }

    /// Says nothing of what becomes of what it takes, until that is lost.
    synchronized void becomeSlow() {
        isSlow = true;
    }

    void lose(String reason) {
        List<Receipt> lost;
        synchronized (this) {
            isSlow = false;
            lost = List.copyOf(owed);
            owed.clear();
        }
        lost.forEach(receipt -> receipt.lost(reason));
    }

    @Override
    public Offer offer(long lane, List<ByteBuffer> record, Receipt receipt) {
        Offer now = mood;
        if (now == Offer.TAKEN) {
            keep(record);
            if (!owes(receipt)) {
                receipt.durable();
            }
        }
        return now;
    }

    @Override
    public Offer offerToAll(List<ByteBuffer> record, Receipt receipt) {
        return offer(0, record, receipt);
    }

    @Override
    public LogHealth health() {
        return mood == Offer.FAILED
                ? new LogHealth.Failing("the disk is full", "free space")
                : new LogHealth.Writing(0);
    }

    @Override
    public void close() {}

    synchronized List<TrafficRecord> records() {
        return List.copyOf(records);
    }

    synchronized <T extends TrafficRecord> List<T> all(Class<T> type) {
        return records.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// Forgets what it holds.
    synchronized void clear() {
        records.clear();
    }

    private synchronized boolean owes(Receipt receipt) {
        return isSlow && owed.add(receipt);
    }

    private synchronized void keep(List<ByteBuffer> record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (ByteBuffer part : record) {
            byte[] copy = new byte[part.remaining()];
            part.duplicate().get(copy);
            bytes.writeBytes(copy);
        }
        records.add(new RecordDecoder().decode(Body.of(bytes.toByteArray())));
    }
}
