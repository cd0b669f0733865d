package dev.turnstone.sandbox.jars;

import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/// Adds up what arrives of several downloads at once. Thread-safe.
final class TransferCounter extends AbstractTransferListener {
    private final String server;
    private final long ofBytes;
    private final Progress progress;
    private long bytes;

    TransferCounter(String server, long bytes, long ofBytes, Progress progress) {
        this.server = server;
        this.bytes = bytes;
        this.ofBytes = ofBytes;
        this.progress = progress;
    }

    @Override
    public synchronized void transferProgressed(TransferEvent event) {
        if (event.getResource().getResourceName().endsWith(".jar")) {
            bytes = Math.min(ofBytes, bytes + event.getDataLength());
            progress.fetched(server, bytes, ofBytes);
        }
    }
}
