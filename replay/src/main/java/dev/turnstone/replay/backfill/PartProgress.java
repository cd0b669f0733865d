package dev.turnstone.replay.backfill;

import dev.turnstone.documents.Part;
import dev.turnstone.replay.ledger.Tally;

/// One part: what is explained so far, and how much was read ahead of that. `trouble` is empty
/// unless the part is broken.
public record PartProgress(
        Part part, PartPhase phase, Tally explained, long readAhead, String trouble) {}
