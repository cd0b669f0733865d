package dev.turnstone.sandbox.home;

/// One server of a sandbox: its role (`source`, `target`, `kafka`), version, address, and whether
/// its process is there.
public record ServerStatus(String role, String version, String address, long pid, boolean running) {
    static ServerStatus of(String role, SearchEndpoint server) {
        return new ServerStatus(
                role, server.version(), server.url(), server.pid(), alive(server.pid()));
    }

    static ServerStatus of(KafkaEndpoint broker) {
        return new ServerStatus(
                "kafka", broker.version(), broker.bootstrap(), broker.pid(), alive(broker.pid()));
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
