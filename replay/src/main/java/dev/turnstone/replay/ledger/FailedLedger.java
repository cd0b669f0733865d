package dev.turnstone.replay.ledger;

import dev.turnstone.model.Revision;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Documents that were refused, kept with body and reason until they are retried or waived.
///
/// Safe for any number of threads. One entry per document: that of its newest revision, for which
/// the newest refusal replaces an older one.
public interface FailedLedger {
    /// Nothing where a newer revision of the document was refused.
    void record(Failure failure);

    Optional<Failure> find(DocumentKey document);

    /// How many documents failed for which cause.
    Map<Failure.Group, Long> groups();

    /// The documents of the group as they were when asked, to be looked up one at a time.
    List<DocumentKey> documents(Failure.Group group);

    /// The document was written after all: it no longer counts, unless what was refused is newer
    /// than that.
    void settle(DocumentKey document, Revision written);

    long count();
}
