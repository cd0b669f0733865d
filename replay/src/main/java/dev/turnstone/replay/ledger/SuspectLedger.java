package dev.turnstone.replay.ledger;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// Documents whose version on the target nobody can explain. They never count as written: both
/// sides must be asked, and the document repaired in a raised epoch.
public interface SuspectLedger {
    /// What we wanted to write, and what the target says that it holds.
    record Suspect(DocumentKey document, @Nullable String routing, long ours, long onTarget) {}

    void record(Suspect suspect);

    void each(Consumer<Suspect> consumer);

    void settle(DocumentKey document);

    long count();
}
