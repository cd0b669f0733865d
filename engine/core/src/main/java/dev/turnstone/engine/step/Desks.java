package dev.turnstone.engine.step;

import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.model.cluster.ClusterClient;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// One open desk for each target, shared by all steps that write there at the same time. When the
/// last of them is done, the desk is closed and the target's indices are given back.
public final class Desks {
    private final Path home;
    private final Map<ClusterClient, Shared> open = new HashMap<>();

    public Desks(Path home) {
        this.home = home;
    }

    private static final class Shared {
        private final TargetDesk desk;
        private int users;

        Shared(TargetDesk desk) {
            this.desk = desk;
        }
    }

    /// A desk for as long as it is needed.
    public final class Lease implements AutoCloseable {
        private final ClusterClient target;
        private final TargetDesk desk;
        private boolean ended;

        private Lease(ClusterClient target, TargetDesk desk) {
            this.target = target;
            this.desk = desk;
        }

        public TargetDesk desk() {
            return desk;
        }

        @Override
        public void close() {
            if (!ended) {
                ended = true;
                giveBack(target);
            }
        }
    }

    public synchronized Lease lease(ClusterClient target) {
        Shared shared = open.get(target);
        if (shared == null) {
            shared = new Shared(TargetDesk.open(target, home));
            open.put(target, shared);
        }
        shared.users++;
        return new Lease(target, shared.desk);
    }

    /// The indices of this target that somebody here writes to at the moment.
    public synchronized Set<String> writtenNow(ClusterClient target) {
        Shared shared = open.get(target);
        return shared == null ? Set.of() : Set.copyOf(shared.desk.prepared());
    }

    private synchronized void giveBack(ClusterClient target) {
        Shared shared = open.get(target);
        if (shared != null && --shared.users == 0) {
            open.remove(target);
            shared.desk.close();
        }
    }
}
