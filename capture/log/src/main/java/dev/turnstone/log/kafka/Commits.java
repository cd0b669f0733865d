package dev.turnstone.log.kafka;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/// A place as a group remembers it: the message that is read next, and as its metadata how many of
/// that message's records are done with already (the last one never is).
final class Commits {
    private Commits() {}

    static OffsetAndMetadata of(long place) {
        int done = Place.index(place);
        return new OffsetAndMetadata(Place.message(place), done == 0 ? "" : Integer.toString(done));
    }

    /// What others wrote there says nothing: the message is read from its first record on.
    static long place(OffsetAndMetadata committed) {
        String done = committed.metadata();
        boolean isOurs = done != null && done.matches("[0-9]{1,5}");
        int records = isOurs ? Math.min(Integer.parseInt(done), Place.MOST_RECORDS - 1) : 0;
        return Place.start(committed.offset(), records);
    }
}
