package dev.turnstone.replay.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Documents that were refused, kept with body and reason until they are retried or waived.
///
/// Safe for any number of threads. One entry per document: the newest refusal replaces an older
/// one.
public interface FailedLedger {
    void record(Failure failure);

    Optional<Failure> find(DocumentKey document);

    /// How many documents failed for which cause.
    Map<Failure.Group, Long> groups();

    /// The documents of the group as they were when asked, to be looked up one at a time.
    List<DocumentKey> documents(Failure.Group group);

    /// The document was written after all, or given up by decision: it no longer counts.
    void settle(DocumentKey document);

    long count();
}
