package dev.turnstone.replay.traffic;

import dev.turnstone.model.ShardRouting;

import java.time.Instant;
import java.util.Set;

/// An index of the source as it is now. `made` is long ago, and the two versions are -1, where the
/// source does not tell them; a version is 1 while nothing was changed since the index was made.
record IndexFact(
        String index,
        String uuid,
        Instant made,
        ShardRouting routing,
        boolean piped,
        long settingsVersion,
        long aliasesVersion,
        Set<String> aliases) {
    IndexFact {
        aliases = Set.copyOf(aliases);
    }
}
