package dev.turnstone.engine.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchCluster;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.process.Wait;
import dev.turnstone.sandbox.traffic.Action;
import dev.turnstone.sandbox.traffic.Connection;
import dev.turnstone.sandbox.traffic.Mix;
import dev.turnstone.sandbox.traffic.OracleCheck;
import dev.turnstone.sandbox.traffic.OracleReport;
import dev.turnstone.sandbox.traffic.Traffic;
import dev.turnstone.sandbox.traffic.TrafficPlan;
import dev.turnstone.sandbox.traffic.TrafficSummary;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Clients before proxies, a replay beside a backfill of a snapshot, and an oracle that knows what
/// has to be on the target in the end. What goes wrong meanwhile is the test's.
final class Live implements AutoCloseable {
    private static final Duration BEFORE = Duration.ofSeconds(3);
    private static final long SEED = 4;

    final ClusterClient source;
    private final Path home;
    private final Path snapshots;
    private final SearchServer target;
    private final Setting setting;
    private final List<Child> proxies = new ArrayList<>();
    private @Nullable Child replay;
    private @Nullable CompletableFuture<JsonNode> backfilled;

    private Live(
            String sourceUrl, Path snapshots, SearchServer target, Path home, Setting setting) {
        target.wipe();
        this.source = ClusterClient.open(ClusterEndpoint.of(sourceUrl));
        this.snapshots = snapshots;
        this.target = target;
        this.home = home;
        this.setting = setting;
    }

    /// What differs between tests: where the log is, how much may wait for it, how many replay it,
    /// and how many clients there are.
    record Setting(String log, long queueBytes, int workers, int clients, int replicas) {
        static Setting of(String log) {
            return new Setting(log, 64 << 20, 1, 8, 0);
        }

        Setting queue(long bytes) {
            return new Setting(log, bytes, workers, clients, replicas);
        }

        Setting workers(int count) {
            return new Setting(log, queueBytes, count, clients, replicas);
        }

        Setting clients(int count) {
            return new Setting(log, queueBytes, workers, count, replicas);
        }

        Setting replicas(int count) {
            return new Setting(log, queueBytes, workers, clients, count);
        }
    }

    static Live of(SearchServer source, SearchServer target, Path home, Setting setting) {
        source.wipe();
        return new Live(source.url(), source.snapshots(), target, home, setting);
    }

    static Live of(SearchCluster source, SearchServer target, Path home, Setting setting) {
        source.wipe();
        return new Live(source.url(), source.snapshots(), target, home, setting);
    }

    /// What goes wrong while clients write through these proxies.
    interface Trouble {
        void happen(Traffic clients) throws Exception;
    }

    /// Fills the source, begins to follow it, and proves the end of what clients do for so long
    /// through one proxy before these nodes, beside a backfill and the trouble.
    Proof through(Duration length, Trouble trouble, String... nodes) throws Exception {
        fill(source.endpoint().uri().toString());
        Child proxy = proxy("one", nodes);
        follow(nodes[0]);
        return during(length, trouble, proxy);
    }

    /// The same where proxies and replay stand already.
    Proof during(Duration length, Trouble trouble, Child... proxies) throws Exception {
        try (Traffic traffic = clients(length, proxies)) {
            backfill();
            trouble.happen(traffic);
            return prove(traffic);
        }
    }

    Child firstProxy() {
        return proxies.getFirst();
    }

    /// Lets the clients go on for that long, less where they end before.
    static void goOn(Traffic clients, Duration length) {
        var _ = Wait.until(length, () -> !clients.running());
    }

    /// Before anything is captured the source holds what no log tells.
    void fill(String url) {
        try (Traffic traffic = Traffic.start(plan(BEFORE, url))) {
            assertThat(traffic.await().acknowledgedWrites()).isPositive();
        }
    }

    /// A proxy before these nodes, recording to the log of the setting.
    Child proxy(String name, String... nodes) {
        Child proxy =
                Child.start(
                        ProxyChild.class,
                        home.resolve("proxies.err"),
                        name,
                        setting.log(),
                        Long.toString(setting.queueBytes()),
                        String.join(",", nodes));
        proxies.add(proxy);
        return proxy;
    }

    static String url(Child proxy) {
        return "http://127.0.0.1:" + proxy.ready();
    }

    /// The replay begins, or goes on with the backfill where it was killed.
    Child follow(String sourceUrl) {
        Child begun =
                Child.start(
                        ReplayChild.class,
                        home.resolve("replay.err"),
                        home.toString(),
                        sourceUrl,
                        target.url(),
                        setting.log(),
                        Integer.toString(setting.workers()));
        replay = begun;
        if (backfilled != null) {
            backfilled = backfilling(begun);
        }
        return begun;
    }

    /// Snapshots the source as it is now, and backfills from that beside the replay.
    void backfill() {
        source.json(
                ClusterRequest.put(
                        "/_snapshot/live",
                        "{\"type\":\"fs\",\"settings\":{\"location\":\"" + snapshots + "\"}}"));
        source.json(
                ClusterRequest.put(
                        "/_snapshot/live/amid?wait_for_completion=true",
                        "{\"include_global_state\":false}"));
        backfilled = backfilling(replay());
    }

    Traffic clients(Duration length, Child... through) {
        return Traffic.start(
                plan(length, Arrays.stream(through).map(Live::url).toArray(String[]::new)));
    }

    /// When the clients have ended: nothing lost, stale, twice or resurrected, and parity proven.
    /// What the replays tell of themselves.
    Proof prove(Traffic traffic) {
        TrafficSummary summary = traffic.await();
        return new Proof(summary, prove());
    }

    JsonNode prove() {
        if (backfilled != null) {
            JsonNode carried = backfilled.join();
            assertThat(carried.path("finished").asBoolean()).as("%s", carried).isTrue();
            assertThat(carried.path("failed").asLong()).as("%s", carried).isZero();
        }
        JsonNode told = replay().ask("caught-up");
        boolean all = told.path("all").asBoolean();
        assertThat(all).as("%s%n%s", told, all ? "" : copies()).isTrue();
        requireClean("source", source.endpoint().uri(), told);
        requireClean("target", URI.create(target.url()), told);
        JsonNode verified = replay().ask("verify");
        assertThat(verified.path("parity").asString(""))
                .as("%s%n%s", verified, told)
                .isEqualTo("proven");
        System.out.println("replayed " + told);
        return told;
    }

    /// How far each copy of each shard of the source is.
    private JsonNode copies() {
        return source.json(
                ClusterRequest.get(
                        "/_stats?level=shards&filter_path=indices.*.shards.*.seq_no,"
                                + "indices.*.shards.*.routing"));
    }

    /// What was taken for a bypass gets its right name in that time.
    void awaitNoBypass(Duration atMost) {
        boolean none =
                Wait.until(
                        atMost, () -> Proof.holes(replay().ask("status"), "BYPASS", ".*", -1) == 0);
        assertThat(none).as("%s", replay().ask("status")).isTrue();
    }

    /// What the clients did, and what the replays told.
    record Proof(TrafficSummary clients, JsonNode replays) {

        /// Operations of this cause in this index and shard; all shards for -1.
        long holes(String cause, String index, int shard) {
            return holes(replays, cause, index, shard);
        }

        private static long holes(JsonNode told, String cause, String index, int shard) {
            long sum = 0;
            for (JsonNode each : told.path("replays")) {
                for (JsonNode hole : each.path("holesFound")) {
                    if (hole.path("cause").asString("").equals(cause)
                            && hole.path("index").asString("").matches(index)
                            && (shard < 0 || hole.path("shard").asInt() == shard)) {
                        sum += hole.path("operations").asLong();
                    }
                }
            }
            return sum;
        }

        /// Clients noticed nothing.
        void requireUnnoticed() {
            assertThat(clients.failedRequests()).as("%s", clients).isZero();
        }

        Proof requireNoBypass() {
            assertThat(holes("BYPASS", ".*", -1)).as("%s", replays).isZero();
            return this;
        }
    }

    private void requireClean(String side, URI url, JsonNode told) {
        OracleReport report = OracleCheck.run(url, home.resolve("oracle"));
        assertThat(report.clean()).as("%s: %s%n%s", side, report, told).isTrue();
    }

    private CompletableFuture<JsonNode> backfilling(Child by) {
        return CompletableFuture.supplyAsync(
                () -> by.ask("backfill " + snapshots),
                command -> Thread.startVirtualThread(command));
    }

    /// As a kill leaves it; [#follow] goes on.
    void killReplay() throws InterruptedException {
        replay().kill();
        if (backfilled != null && !backfilled.isCompletedExceptionally()) {
            try {
                var _ = backfilled.join();
            } catch (CompletionException e) {
                // It died with the replay.
            }
        }
    }

    private Child replay() {
        if (replay == null) {
            throw new IllegalStateException("nothing is followed yet");
        }
        return replay;
    }

    private TrafficPlan plan(Duration length, String... urls) {
        return TrafficPlan.to(
                        Connection.to(Arrays.stream(urls).map(URI::create).toArray(URI[]::new)),
                        home.resolve("oracle"))
                .clients(setting.clients())
                .duration(length)
                .seed(SEED)
                .replicas(setting.replicas())
                .mix(Mix.usual().with(Action.BY_QUERY, 2).with(Action.STREAM_WRITE, 0))
                .build();
    }

    @Override
    public void close() {
        if (replay != null) {
            replay.close();
        }
        proxies.forEach(Child::close);
        source.close();
    }
}
