package dev.turnstone.sandbox.junit;

import dev.turnstone.sandbox.Servers;

import java.util.LinkedHashMap;
import java.util.Map;

/// The servers that all tests of this JVM share. Few run at a time: the longest unused one ends
/// when another is wanted. Thread-safe.
final class SharedServers implements AutoCloseable {
    private static final int AT_MOST = 3;

    private final Servers servers = Servers.open();
    private final Map<Wanted, Use> uses = new LinkedHashMap<>(16, 0.75f, true);

    private record Use(Held held, Class<?> by) {}

    /// A server of its own for whoever asks, who has to close it.
    Held own(Wanted wanted) {
        return Held.start(servers, wanted);
    }

    /// The shared server of this kind, wiped when another test class used it before.
    synchronized Object shared(Wanted wanted, Class<?> by) {
        Use use = uses.get(wanted);
        if (use == null) {
            endUnused(by);
            use = new Use(Held.start(servers, wanted), by);
        } else if (use.by() != by) {
            use.held().refresh();
            use = new Use(use.held(), by);
        }
        uses.put(wanted, use);
        return use.held().server();
    }

    private void endUnused(Class<?> by) {
        var oldestFirst = uses.values().iterator();
        while (uses.size() >= AT_MOST && oldestFirst.hasNext()) {
            Use use = oldestFirst.next();
            if (use.by() != by) {
                use.held().close();
                oldestFirst.remove();
            }
        }
    }

    @Override
    public synchronized void close() {
        uses.values().forEach(use -> use.held().close());
        uses.clear();
        servers.close();
    }
}
