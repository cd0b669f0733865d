package dev.turnstone.replay.traffic;

import dev.turnstone.model.ShardRouting;

import java.util.Set;

/// An index of the source as it is now. The two versions are 1 while nothing was changed since it
/// was made, and -1 where the source does not tell them.
record IndexFact(
        String index,
        String uuid,
        ShardRouting routing,
        boolean piped,
        long settingsVersion,
        long aliasesVersion,
        Set<String> aliases) {
    IndexFact {
        aliases = Set.copyOf(aliases);
    }
}
