package dev.turnstone.lucene;

/// One segment of a commit.
///
/// `documents` counts every document slot, nested and deleted ones included.
public record Segment(int ordinal, String name, int documents, int deleted, int softDeleted) {
    /// At most this many documents are alive in it.
    public int alive() {
        return documents - deleted - softDeleted;
    }
}
