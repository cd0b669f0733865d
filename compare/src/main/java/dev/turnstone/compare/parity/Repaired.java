package dev.turnstone.compare.parity;

/// What a repair did, and the proof that was run after it.
public record Repaired(
        IndexParity before, IndexParity after, RepairTarget.Applied applied, int rounds) {}
