package dev.turnstone.engine.step;

import dev.turnstone.engine.spec.Capture;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.proxy.Proxy;
import dev.turnstone.proxy.ProxyPlan;
import dev.turnstone.proxy.ProxyState;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The proxies that stand in this process, one for each migration that captures by one. Clients
/// talk to the source through it: so it stands until every line of the migration is torn down, also
/// while the run is paused. Any thread.
final class Proxies implements AutoCloseable {
    private static final int KEY_BYTES = 32;

    private final Path home;
    private final Map<String, Standing> standing = new HashMap<>();

    Proxies(Path home) {
        this.home = home;
    }

    /// Closed in this order: no record comes after its log.
    private record Standing(Proxy proxy, TrafficLogWriter log, Set<String> lines) {
        void close() {
            try (log) {
                proxy.close();
            }
        }
    }

    /// Where the traffic of a migration is kept.
    String log(String migration, Capture.Proxy how) {
        return how.log().orElseGet(() -> home.resolve("traffic").resolve(migration).toString());
    }

    /// The proxy of this migration stands, also for this line.
    synchronized void stand(
            String migration, String line, Capture.Proxy how, ClusterEndpoint source) {
        if (!how.external()) {
            standing.computeIfAbsent(migration, _ -> start(migration, how, source))
                    .lines()
                    .add(line);
        }
    }

    /// This line needs the proxy no more: with the last one it ends.
    synchronized void leave(String migration, String line) {
        Standing here = standing.get(migration);
        if (here != null && here.lines().remove(line) && here.lines().isEmpty()) {
            standing.remove(migration);
            here.close();
        }
    }

    synchronized boolean stands(String migration) {
        return standing.containsKey(migration);
    }

    synchronized Optional<ProxyState> state(String migration) {
        return Optional.ofNullable(standing.get(migration)).map(here -> here.proxy().state());
    }

    @Override
    public synchronized void close() {
        standing.values().forEach(Standing::close);
        standing.clear();
    }

    private Standing start(String migration, Capture.Proxy how, ClusterEndpoint source) {
        TrafficLogWriter log = LogPlace.of(log(migration, how)).writer();
        try {
            Proxy proxy = Proxy.start(plan(migration, how, source), log);
            try {
                if (Canaries.impediment(source).isEmpty()) {
                    proxy.sendCanaries(Canaries.plan(migration, source));
                }
                return new Standing(proxy, log, new HashSet<>());
            } catch (RuntimeException | Error e) {
                proxy.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            log.close();
            throw e;
        }
    }

    private static ProxyPlan plan(String migration, Capture.Proxy how, ClusterEndpoint source) {
        int colon = how.listen().lastIndexOf(':');
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var listen =
                new InetSocketAddress(
                        how.listen().substring(0, colon),
                        Integer.parseInt(how.listen().substring(colon + 1)));
        return ProxyPlan.of(listen, source.nodes(), key)
                .withName(migration)
                .withSourceTls(source.tls());
    }
}
