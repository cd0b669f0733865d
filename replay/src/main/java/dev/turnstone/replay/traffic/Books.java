package dev.turnstone.replay.traffic;

/// What a replay writes down while it works: what is under way, the numbers, what is owed, and its
/// account.
record Books(Tickets tickets, Completeness completeness, Marks marks, ReplayTally tally) {}
