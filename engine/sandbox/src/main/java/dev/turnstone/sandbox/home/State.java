package dev.turnstone.sandbox.home;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the supervisor wrote down about itself and its servers: nothing yet, endpoints, or why it
/// failed. Process ids alone are not trusted: they are given out again.
record State(
        long supervisor,
        long startedMillis,
        SandboxRequest request,
        @Nullable SandboxEndpoints endpoints,
        @Nullable String failure) {
    static State starting(SandboxRequest request) {
        ProcessHandle self = ProcessHandle.current();
        return new State(self.pid(), startedMillis(self), request, null, null);
    }

    State ready(SandboxEndpoints at) {
        return new State(supervisor, startedMillis, request, at, null);
    }

    State failed(String why) {
        return new State(supervisor, startedMillis, request, null, why);
    }

    /// The supervisor's process, if it is still there.
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(supervisor)
                .filter(ProcessHandle::isAlive)
                .filter(found -> startedMillis(found) == startedMillis);
    }

    List<ServerStatus> servers() {
        var servers = new ArrayList<ServerStatus>();
        if (endpoints != null) {
            if (endpoints.source() != null) {
                servers.add(ServerStatus.of("source", endpoints.source()));
            }
            if (endpoints.target() != null) {
                servers.add(ServerStatus.of("target", endpoints.target()));
            }
            if (endpoints.kafka() != null) {
                servers.add(ServerStatus.of(endpoints.kafka()));
            }
        }
        return servers;
    }

    private static long startedMillis(ProcessHandle process) {
        return process.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
    }
}
