package dev.turnstone.replay.traffic;

import dev.turnstone.model.Revision;
import dev.turnstone.replay.ledger.DocumentKey;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.ShardSequences.Place;

import java.util.ArrayList;

/// Clears suspects of suspicion.
final class Suspicions {
    private Suspicions() {}

    /// What was suspect is explained when the revision that the target holds went through our hands
    /// after all.
    static void settle(LedgerStore ledger) {
        var explained = new ArrayList<DocumentKey>();
        ledger.suspects()
                .each(
                        suspect -> {
                            DocumentKey document = suspect.document();
                            boolean ours =
                                    ledger.seen()
                                            .contains(
                                                    new Place(document.index(), document.shard()),
                                                    Revision.withinEpochOf(suspect.onTarget()));
                            if (ours && suspect.onTarget() > suspect.ours()) {
                                explained.add(document);
                            }
                        });
        explained.forEach(ledger.suspects()::settle);
    }
}
