package dev.turnstone.compare.parity;

import org.jspecify.annotations.Nullable;

/// One document of a search answer. Filled again for each hit: whoever wants to keep something
/// copies it.
final class Hit {
    static final long UNKNOWN = -1;

    final Bytes id = new Bytes();
    final Bytes routing = new Bytes();
    final Bytes source = new Bytes();
    boolean hasRouting;
    boolean hasSource;
    long seqNo;
    long primaryTerm;
    long version;

    void clear() {
        id.clear();
        routing.clear();
        source.clear();
        hasRouting = false;
        hasSource = false;
        seqNo = UNKNOWN;
        primaryTerm = UNKNOWN;
        version = UNKNOWN;
    }

    @Nullable String routingText() {
        return hasRouting ? routing.text() : null;
    }
}
