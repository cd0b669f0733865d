package dev.turnstone.proxy.bench;

import org.jspecify.annotations.Nullable;

/// What stands between the load generator and the stub; nothing for the direct way. `tally` is of
/// the log to which a proxy of ours records.
record Way(String name, int port, @Nullable Child child, @Nullable LogTally tally) {}
