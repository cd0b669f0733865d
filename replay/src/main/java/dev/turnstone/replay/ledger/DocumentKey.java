package dev.turnstone.replay.ledger;

import dev.turnstone.model.DocumentChange;

/// Which document: index, source shard and id, never the id alone.
public record DocumentKey(String index, int shard, String id) implements Comparable<DocumentKey> {
    private static final char END = '\0';

    public static DocumentKey of(DocumentChange change) {
        return new DocumentKey(change.index(), change.shard(), change.id());
    }

    /// Text that sorts by index, then shard, then id; an index name never holds the separator.
    String text() {
        return index + END + shard + END + id;
    }

    static DocumentKey parse(String text) {
        int index = text.indexOf(END);
        int shard = text.indexOf(END, index + 1);
        return new DocumentKey(
                text.substring(0, index),
                Integer.parseInt(text.substring(index + 1, shard)),
                text.substring(shard + 1));
    }

    /// The first text that a document of this index can have, to start a scan at.
    static String firstOf(String index) {
        return index + END;
    }

    /// What ends a scan over this index.
    static String afterLastOf(String index) {
        return index + (char) (END + 1);
    }

    @Override
    public int compareTo(DocumentKey other) {
        return text().compareTo(other.text());
    }
}
