package dev.turnstone.log.kafka;

import java.util.ArrayDeque;

/// One partition while it is this reader's: what was fetched of it and is not committed yet, and
/// what the group is to be told. Guarded by the inbox.
final class Held {
    private final long generation;
    private final ArrayDeque<Fetched> open = new ArrayDeque<>();
    private long openRecords;
    private long nextMessage;
    private long end;
    private long committed;
    private boolean isNews;

    /// From this place on, up to which the group has committed; before `end` there are messages.
    Held(long generation, long from, long end) {
        this.generation = generation;
        this.nextMessage = Place.message(from);
        this.committed = from;
        this.end = end;
    }

    /// A message that was fetched, and how many of its records are not committed.
    private record Fetched(long message, int records, int left) {}

    long generation() {
        return generation;
    }

    /// How many of the message's records the group is done with already.
    int fetched(long message, int records) {
        boolean isBegun = message == Place.message(committed);
        int done = isBegun ? Place.before(committed, records) : 0;
        open.addLast(new Fetched(message, records, records - done));
        openRecords += records - done;
        nextMessage = message + 1;
        return done;
    }

    /// What is before this message will not come.
    void fetchesFrom(long message) {
        nextMessage = message;
    }

    /// Everything up to and with this place is done with.
    void commit(long place) {
        long next = place + 1;
        if (next <= committed) {
            return;
        }
        committed = next;
        isNews = true;
        while (!open.isEmpty() && open.getFirst().message() < Place.message(next)) {
            openRecords -= open.removeFirst().left();
        }
        Fetched first = open.peekFirst();
        if (first != null && first.message() == Place.message(next)) {
            int left = first.records() - Place.before(next, first.records());
            openRecords -= first.left() - left;
            open.removeFirst();
            open.addFirst(new Fetched(first.message(), first.records(), left));
        }
    }

    /// From where the group is to read again; -1 where that is no news.
    long takeCommit() {
        long news = isNews ? committed : -1;
        isNews = false;
        return news;
    }

    /// Where the partition's messages end now.
    void endsAt(long message) {
        end = message;
    }

    /// Records that are not committed: those that were fetched are counted, and of the others only
    /// the messages are.
    double lag(double recordsPerMessage) {
        return openRecords + Math.max(0, end - nextMessage) * recordsPerMessage;
    }
}
