package dev.turnstone.engine.step;

import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.model.cluster.ClusterClient;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One open desk for each target, by whatever client it is asked, shared by all steps that write
/// there at the same time. When the last of them is done, the desk is closed and the target's
/// indices are given back.
public final class Desks {
    private final Path home;
    private final Map<Target, Shared> open = new HashMap<>();

    public Desks(Path home) {
        this.home = home;
    }

    /// A cluster; one that does not tell which it is, is known by its client alone.
    private record Target(String uuid, Optional<ClusterClient> nameless) {
        static Target of(ClusterClient client) {
            Optional<String> uuid = TargetDesk.uuid(client);
            return new Target(
                    uuid.orElse(""), uuid.isPresent() ? Optional.empty() : Optional.of(client));
        }
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
        private final Target target;
        private final TargetDesk desk;
        private boolean ended;

        private Lease(Target target, TargetDesk desk) {
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

    public Lease lease(ClusterClient client) {
        return lease(client, Target.of(client));
    }

    private synchronized Lease lease(ClusterClient client, Target target) {
        Shared shared = open.get(target);
        if (shared == null) {
            shared = new Shared(TargetDesk.open(client, home));
            open.put(target, shared);
        }
        shared.users++;
        return new Lease(target, shared.desk);
    }

    /// The indices of this target that somebody here writes to at the moment.
    public Set<String> writtenNow(ClusterClient client) {
        return writtenNow(Target.of(client));
    }

    private synchronized Set<String> writtenNow(Target target) {
        Shared shared = open.get(target);
        return shared == null ? Set.of() : Set.copyOf(shared.desk.prepared());
    }

    private synchronized void giveBack(Target target) {
        Shared shared = open.get(target);
        if (shared != null && --shared.users == 0) {
            open.remove(target);
            shared.desk.close();
        }
    }
}
