package dev.turnstone.proxy.bench;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What stands between the load generator and the stub; nothing for the direct way. `tally` is of
/// the log to which a proxy of ours records, `broker` the one that has it.
record Way(
        String name,
        int port,
        @Nullable Child child,
        @Nullable LogTally tally,
        Optional<Broker> broker) {
    Way(String name, int port, @Nullable Child child) {
        this(name, port, child, null, Optional.empty());
    }
}
