package dev.turnstone.documents;

/// A piece of a source that is read in one order by one reader: a shard of an index, a slice, a
/// file.
///
/// `name` is unique within its source and the same in every run, since positions are kept under it.
public record Part(String name, String index, int shard, Estimate estimate) {

    /// What is known beforehand; -1 where it is not.
    public record Estimate(long documents, long bytes) {
        public static final Estimate UNKNOWN = new Estimate(-1, -1);
    }
}
