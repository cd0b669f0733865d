package dev.turnstone.log.kafka;

import dev.turnstone.log.TrafficLogWriter.Receipt;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

/// The receipt of a record that goes to all partitions: told once, after the last of them answered.
/// Any thread.
final class AllReceipt implements Receipt {
    private final Receipt receipt;
    private final AtomicInteger missing;
    private volatile @Nullable String trouble;

    AllReceipt(int partitions, Receipt receipt) {
        this.receipt = receipt;
        this.missing = new AtomicInteger(partitions);
    }

    @Override
    public void durable() {
        answered();
    }

    @Override
    public void lost(String reason) {
        trouble = reason;
        answered();
    }

    private void answered() {
        if (missing.decrementAndGet() == 0) {
            String lost = trouble;
            if (lost == null) {
                receipt.durable();
            } else {
                receipt.lost(lost);
            }
        }
    }
}
