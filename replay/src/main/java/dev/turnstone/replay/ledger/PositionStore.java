package dev.turnstone.replay.ledger;

import java.util.Map;

/// How far each part of a job was carried over. Safe for any number of threads.
public interface PositionStore {
    /// Where the part stood at the last checkpoint; [PartState#START] where it never began.
    PartState find(String job, String part);

    /// Every part of the job that ever began.
    Map<String, PartState> all(String job);

    /// Keeps all of them, or after a kill none of them; nothing else that was recorded before is
    /// lost when these are there.
    void checkpoint(String job, Map<String, PartState> states);

    /// The job starts from the beginning.
    void forget(String job);
}
