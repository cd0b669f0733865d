package dev.turnstone.compare.parity;

/// What orders the writes of an index, and so what the two sides are compared by.
public enum Scheme {
    /// The source's primary term and sequence number: Elasticsearch 6 and later, every OpenSearch.
    SEQUENCE,
    /// The external versions that the source's own clients gave.
    SOURCE_VERSION,
    /// Nothing does (no sequence numbers, data streams): ids and contents are compared.
    CONTENT
}
