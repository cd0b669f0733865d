package dev.turnstone.proxy.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Waits until the disk has what was written before: else a row would pay for the rows, or for the
/// bulks of the warming up, that came before it. Where there is no `sync` nothing is waited for.
final class Writeback {
    private static final long LONGEST = 120;

    private Writeback() {}

    static void await() {
        try {
            Process sync = new ProcessBuilder("sync").start();
            if (!sync.waitFor(LONGEST, TimeUnit.SECONDS)) {
                sync.destroy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException _) {
            // another system: it is measured as it is
        }
    }
}
