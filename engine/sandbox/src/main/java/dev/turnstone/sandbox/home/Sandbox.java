package dev.turnstone.sandbox.home;

import dev.turnstone.sandbox.SandboxException;
import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.Servers;
import dev.turnstone.sandbox.jars.Progress;
import dev.turnstone.sandbox.process.Wait;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The sandbox of a Turnstone home folder: servers that run on after the command that started them,
/// owned by a supervisor process of their own. When that is killed, they end as well.
public final class Sandbox {
    private static final Duration UP = Duration.ofMinutes(4);
    private static final Duration DOWN = Duration.ofSeconds(30);

    private final SandboxHome home;

    private Sandbox(SandboxHome home) {
        this.home = home;
    }

    /// The sandbox of this home folder, which need not exist yet.
    public static Sandbox in(Path home) {
        return new Sandbox(SandboxHome.in(home));
    }

    /// Fetches what is missing, starts the servers, and returns when they answer; they run on. A
    /// sandbox of just these servers that is up already is left as it is.
    public SandboxEndpoints up(SandboxRequest request, Progress progress) {
        Optional<State> running = home.read().filter(state -> state.process().isPresent());
        if (running.isPresent()) {
            return endpointsOf(running.get(), request);
        }
        for (ServerVersion version : request.versions()) {
            Servers.fetch(version, progress);
        }
        down();
        home.create();
        Process supervisor = SupervisorCommand.start(home, request);
        boolean told = Wait.until(UP, () -> !supervisor.isAlive() || isSettled());
        Optional<State> state = home.read();
        if (!told || state.isEmpty() || state.get().endpoints() == null) {
            String why = state.map(State::failure).orElseGet(() -> SupervisorCommand.log(home));
            supervisor.destroyForcibly();
            down();
            throw new SandboxException(
                    "The sandbox did not come up: " + why,
                    "Nothing was left behind; look for the cause in these lines, then try again.");
        }
        return state.get().endpoints();
    }

    /// What runs at the moment.
    public SandboxStatus status() {
        return new SandboxStatus(home.read().map(State::servers).orElse(List.of()));
    }

    /// Ends the servers and removes their data; tells what there was.
    public SandboxStatus down() {
        SandboxStatus status = status();
        home.read().flatMap(State::process).ifPresent(Sandbox::end);
        boolean gone =
                Wait.until(
                        DOWN, () -> status().servers().stream().noneMatch(ServerStatus::running));
        if (!gone) {
            throw new SandboxException(
                    "Some servers of the sandbox still run: " + status(),
                    "End these processes by hand, then run `turnstone sandbox down` again.");
        }
        home.delete();
        return status;
    }

    private boolean isSettled() {
        return home.read()
                .filter(state -> state.endpoints() != null || state.failure() != null)
                .isPresent();
    }

    private static SandboxEndpoints endpointsOf(State running, SandboxRequest request) {
        SandboxEndpoints endpoints = running.endpoints();
        if (endpoints == null || !running.request().equals(request)) {
            throw new SandboxException(
                    "Another sandbox is up or on its way: " + running.request().versions(),
                    "Run `turnstone sandbox down` first.");
        }
        return endpoints;
    }

    private static void end(ProcessHandle supervisor) {
        supervisor.destroy();
        if (!Wait.until(DOWN, () -> !supervisor.isAlive())) {
            supervisor.destroyForcibly();
            Wait.until(DOWN, () -> !supervisor.isAlive());
        }
    }
}
