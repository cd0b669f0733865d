package dev.turnstone.sandbox.home;

import java.util.List;

/// What a sandbox consists of; no servers when it is down.
public record SandboxStatus(List<ServerStatus> servers) {
    public SandboxStatus {
        servers = List.copyOf(servers);
    }
}
