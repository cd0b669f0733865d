package dev.turnstone.replay.ledger;

import org.h2.mvstore.MVMap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Small texts under names that must outlive a kill, such as a setting's original value. Safe for
/// any number of threads.
public final class Notes {
    private final MVMap<String, String> map;
    private final Runnable commit;

    Notes(MVMap<String, String> map, Runnable commit) {
        this.map = map;
        this.commit = commit;
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(map.get(name));
    }

    public Map<String, String> all() {
        return new LinkedHashMap<>(map);
    }

    /// Durable when this returns.
    public void put(String name, String text) {
        map.put(name, text);
        commit.run();
    }

    /// Durable when this returns.
    public void remove(String name) {
        map.remove(name);
        commit.run();
    }
}
