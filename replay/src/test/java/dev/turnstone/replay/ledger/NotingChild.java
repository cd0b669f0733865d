package dev.turnstone.replay.ledger;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A process whose threads count on, each where the ledger says that it was, and that tells each
/// number when it is durable, until it is killed.
final class NotingChild {
    static final int THREADS = 3;
    private static final int OTHERS = 20_000;
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(30);

    private NotingChild() {}

    public static void main(String[] args) {
        LedgerStore store = LedgerStore.open(Path.of(args[0]));
        for (int thread = 0; thread < THREADS; thread++) {
            String name = "t" + thread;
            new Thread(() -> count(store, name)).start();
        }
    }

    private static void count(LedgerStore store, String name) {
        var random = new Random();
        var place = new ShardSequences.Place(name, 0);
        long number = store.notes().find(name).map(Long::parseLong).orElse(0L);
        while (true) {
            number++;
            store.target().written().addAll(place, new long[] {random.nextInt(OTHERS)}, 1);
            store.save();
            store.notes().put(name, Long.toString(number));
            say(name + " " + number);
            LockSupport.parkNanos((long) (random.nextDouble() * REST * 2));
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
