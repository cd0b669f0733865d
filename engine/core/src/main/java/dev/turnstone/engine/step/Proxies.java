package dev.turnstone.engine.step;

import dev.turnstone.engine.spec.Capture;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.proxy.Proxy;
import dev.turnstone.proxy.ProxyPlan;
import dev.turnstone.proxy.ProxyState;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The proxies that stand in this process, one for each migration that captures by one. Clients
/// talk to the source through it: so it stands until every line of the migration is torn down, also
/// while the run is paused, and stands again when a run is taken up. Any thread.
final class Proxies implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);
    private static final int KEY_BYTES = 32;
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final TrafficLogs logs;
    private final Duration again;
    private final Map<String, Standing> standing = new HashMap<>();

    /// What is to stand again and does not yet, by line.
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();

    Proxies(Path home) {
        this(home, AGAIN);
    }

    /// `again` is how long it rests between two tries to stand a proxy.
    Proxies(Path home, Duration again) {
        this.logs = new TrafficLogs(home);
        this.again = again;
    }

    /// Closed in this order: no record comes after its log. `way` is how whoever stood it last
    /// comes to the source: a run that took over follows edits that the run before knows nothing
    /// of.
    private record Standing(
            Capture.Proxy how,
            ClusterEndpoint source,
            AtomicReference<Supplier<ClusterEndpoint>> way,
            Proxy proxy,
            TrafficLogWriter log,
            Set<String> lines) {
        boolean isAs(Capture.Proxy wished, ClusterEndpoint before) {
            return how.equals(wished)
                    && source.nodes().equals(before.nodes())
                    && source.tls().equals(before.tls());
        }

        void close() {
            try (log) {
                proxy.close();
            }
        }
    }

    private record Wanted(
            String migration, String line, Capture.Proxy how, Supplier<ClusterEndpoint> source) {}

    TrafficLogs logs() {
        return logs;
    }

    /// What stands for the session's run before goes on standing, for clients that go through it,
    /// if somebody stands it again; for nobody as yet.
    synchronized void takeOver(Proxies before) {
        synchronized (before) {
            before.standing.values().forEach(each -> each.lines().clear());
            standing.putAll(before.standing);
            before.standing.clear();
        }
    }

    /// Ends what was taken over and nobody stands again.
    synchronized void endWhatNobodyWants() {
        Set<String> migrations = new HashSet<>();
        wanted.values().forEach(each -> migrations.add(each.migration()));
        List<Standing> left = new ArrayList<>();
        standing.entrySet()
                .removeIf(
                        each -> {
                            boolean isLeft =
                                    each.getValue().lines().isEmpty()
                                            && !migrations.contains(each.getKey());
                            return isLeft && left.add(each.getValue());
                        });
        left.forEach(Standing::close);
    }

    /// The proxy of this migration stands, also for this line; one that stood otherwise, or before
    /// other nodes, ends first. All lines come here after such an edit. `source` tells also later
    /// as whom the canaries are sent.
    synchronized void stand(
            String migration, String line, Capture.Proxy how, Supplier<ClusterEndpoint> source) {
        Standing before = standing.get(migration);
        boolean stays = before != null && !how.external() && before.isAs(how, source.get());
        if (before != null && !stays) {
            standing.remove(migration);
            before.close();
        }
        if (!how.external()) {
            Standing now =
                    before == null
                            ? start(migration, how, source)
                            : stays ? before : inPlaceOf(before, migration, how, source);
            standing.put(migration, now);
            now.lines().add(line);
            now.way().set(source);
            wanted.remove(line);
        }
    }

    /// Where what was edited does not come to stand, it stands again as it was before.
    private Standing inPlaceOf(
            Standing before,
            String migration,
            Capture.Proxy how,
            Supplier<ClusterEndpoint> source) {
        try {
            return start(migration, how, source);
        } catch (RuntimeException e) {
            try {
                Standing again = start(migration, before.how(), before::source);
                again.lines().addAll(before.lines());
                standing.put(migration, again);
            } catch (RuntimeException both) {
                e.addSuppressed(both);
            }
            throw e;
        }
    }

    /// The proxy of a run that is taken up stands again for this line, whether the line's step
    /// rests or not; tried until it does.
    synchronized void standAgain(
            String migration, String line, Capture.Proxy how, Supplier<ClusterEndpoint> source) {
        if (!how.external()) {
            boolean first = wanted.isEmpty();
            wanted.put(line, new Wanted(migration, line, how, source));
            if (first) {
                Thread.ofVirtual().name("proxies").start(this::standAllWanted);
            }
        }
    }

    private synchronized void standAllWanted() {
        try {
            Map<String, String> told = new HashMap<>();
            while (!wanted.isEmpty()) {
                List.copyOf(wanted.values()).forEach(each -> tryToStand(each, told));
                if (!wanted.isEmpty()) {
                    wait(again.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What keeps it from standing is told once, however often it is tried.
    private void tryToStand(Wanted each, Map<String, String> told) {
        try {
            stand(each.migration(), each.line(), each.how(), each.source());
        } catch (RuntimeException e) {
            String why =
                    e instanceof TurnstoneException known
                            ? known.getMessage() + " " + known.remedy()
                            : e.toString();
            if (!why.equals(told.put(each.line(), why))) {
                LOG.warn(
                        "The proxy of {} at {} does not stand yet, and is tried again: {}",
                        each.migration(),
                        each.how().listen(),
                        why);
            }
        }
    }

    /// This line needs the proxy no more: with the last one it ends.
    synchronized void leave(String migration, String line) {
        wanted.remove(line);
        Standing here = standing.get(migration);
        if (here != null && here.lines().remove(line) && here.lines().isEmpty()) {
            standing.remove(migration);
            here.close();
        }
    }

    /// It is to stand for this line, and does not yet.
    synchronized boolean isWanted(String line) {
        return wanted.containsKey(line);
    }

    synchronized boolean stands(String migration) {
        return standing.containsKey(migration);
    }

    synchronized Optional<ProxyState> state(String migration) {
        return Optional.ofNullable(standing.get(migration)).map(here -> here.proxy().state());
    }

    /// Where clients come in, or will as soon as it stands again.
    synchronized List<String> addresses() {
        return Stream.concat(
                        standing.values().stream().map(here -> here.how().listen()),
                        wanted.values().stream().map(each -> each.how().listen()))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public synchronized void close() {
        wanted.clear();
        notifyAll();
        standing.values().forEach(Standing::close);
        standing.clear();
    }

    private Standing start(String migration, Capture.Proxy how, Supplier<ClusterEndpoint> from) {
        ClusterEndpoint source = from.get();
        var way = new AtomicReference<>(from);
        TrafficLogWriter log = LogPlace.of(logs.of(migration, how)).writer();
        try {
            Proxy proxy = Proxy.start(plan(migration, how, source), log);
            try {
                if (Canaries.impediment(source).isEmpty()) {
                    proxy.sendCanaries(
                            Canaries.plan(
                                    migration, () -> Objects.requireNonNull(way.get()).get()));
                }
                return new Standing(how, source, way, proxy, log, new HashSet<>());
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
