package dev.turnstone.replay.sink;

/// What changes do to a document that somebody else wrote to the target.
enum Regard {
    /// It is left alone where somebody is known to write to the index; elsewhere nobody looks.
    USUAL,
    /// It is always looked for, and left alone; but a document that was deleted and has an older
    /// revision of ours again is a stale write, whoever sent it: a client makes it with version 1.
    CAREFUL,
    /// It is written over: a person said so.
    NONE
}
