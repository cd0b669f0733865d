package dev.turnstone.sandbox.home;

import dev.turnstone.sandbox.KafkaServer;
import dev.turnstone.sandbox.SandboxException;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.Servers;
import dev.turnstone.sandbox.jars.Progress;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// The process that owns a sandbox's servers: `Supervisor HOME SOURCE TARGET KAFKA`, with `-` for
/// what is not wanted. Ends with its servers at SIGTERM; killed, they end by themselves.
public final class Supervisor {
    private static final String NONE = "-";

    private Supervisor() {}

    static List<String> arguments(SandboxHome home, SandboxRequest request) {
        return List.of(
                home.folder().toString(),
                name(request.source()),
                name(request.target()),
                request.kafka() ? ServerVersion.KAFKA_4.lock() : NONE);
    }

    public static void main(String[] args) throws InterruptedException {
        var home = new SandboxHome(Path.of(args[0]));
        var request = new SandboxRequest(version(args[1]), version(args[2]), !args[3].equals(NONE));
        State state = State.starting(request);
        home.write(state);
        Servers servers = Servers.open(home.folder(), Progress.NONE);
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
        try {
            home.write(state.ready(start(servers, request)));
        } catch (SandboxException e) {
            home.write(state.failed(e.getMessage() + "\n" + e.remedy()));
            System.exit(1);
        }
        Thread.currentThread().join();
    }

    private static SandboxEndpoints start(Servers servers, SandboxRequest request) {
        return new SandboxEndpoints(
                search(servers, request.source()),
                search(servers, request.target()),
                request.kafka() ? kafka(servers) : null);
    }

    private static @Nullable SearchEndpoint search(
            Servers servers, @Nullable ServerVersion version) {
        if (version == null) {
            return null;
        }
        SearchServer server = servers.search(version);
        return new SearchEndpoint(
                server.url(), server.version(), server.snapshots().toString(), server.pid());
    }

    private static KafkaEndpoint kafka(Servers servers) {
        KafkaServer broker = servers.kafka(ServerVersion.KAFKA_4);
        return new KafkaEndpoint(broker.bootstrap(), broker.version(), broker.pid());
    }

    private static String name(@Nullable ServerVersion version) {
        return version == null ? NONE : version.lock();
    }

    private static @Nullable ServerVersion version(String name) {
        return name.equals(NONE) ? null : ServerVersion.named(name);
    }
}
