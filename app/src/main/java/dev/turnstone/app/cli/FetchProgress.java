package dev.turnstone.app.cli;

import dev.turnstone.sandbox.jars.Progress;

/// Tells on standard error, every few seconds, how far the download of a server is.
final class FetchProgress implements Progress {
    private static final long EVERY_NANOS = 2_000_000_000L;

    private final Console console;
    private long told = System.nanoTime();

    FetchProgress(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void fetched(String server, long bytes, long ofBytes) {
        long now = System.nanoTime();
        if (now - told > EVERY_NANOS) {
            told = now;
            console.say(
                    "sandbox.fetching",
                    server,
                    Amounts.megabytes((double) bytes),
                    Amounts.megabytes((double) ofBytes));
        }
    }
}
