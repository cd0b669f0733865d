package dev.turnstone.engine.operation;

import dev.turnstone.documents.scan.IdScan;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.replay.sink.SinkClosed;
import dev.turnstone.replay.sink.TargetUnavailable;

/// Keeps the trouble of one index from the others of a sync: it is told, and tried again in the
/// next round.
final class SyncTrouble {
    private final SyncTally tally;

    SyncTrouble(SyncTally tally) {
        this.tally = tally;
    }

    interface Doing {
        void run() throws InterruptedException;
    }

    /// Throws what is the trouble of all: a target that takes nothing any more, or the end.
    void tried(String index, Doing doing) throws InterruptedException {
        try {
            doing.run();
        } catch (IdScan.Ended e) {
            // What was found so far is done; the next reconcile begins anew.
        } catch (ClusterException.Cancelled | SinkClosed | TargetUnavailable e) {
            throw e;
        } catch (TurnstoneException e) {
            String why = e.getMessage() + " " + e.remedy();
            tally.unreadable(index, why);
            tally.event(index + ": " + why);
        }
    }
}
