package dev.turnstone.engine.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.operation.ReplayOperation;
import dev.turnstone.engine.operation.ReplayOrder;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.engine.operation.VerifyOperation;
import dev.turnstone.engine.operation.VerifyOrder;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.proxy.CanaryPlan;
import dev.turnstone.proxy.Proxy;
import dev.turnstone.proxy.ProxyPlan;
import dev.turnstone.replay.traffic.CanarySight;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.process.Wait;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Canaries from a proxy before a real source to a real target, and what is left of them.
@RealServers
class CanaryWayTest {
    private static final String INDEX = CanaryPlan.indexOf("proxy");
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir private Path home;

    @Test
    void aCanaryArrivesIsMissedWhenTheReplayStopsAndLeavesNothing(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (ClusterClient from = ClusterClient.open(ClusterEndpoint.of(source.url()));
                ClusterClient to = ClusterClient.open(ClusterEndpoint.of(target.url()));
                TargetDesk desk = TargetDesk.open(to, home)) {
            from.json(ClusterRequest.put("/canary-shop/_doc/1?refresh=true", "{\"v\":1}"));
            to.json(ClusterRequest.put("/canary-shop", "{}"));
            try (TrafficLogWriter log = LogPlace.of(traffic()).writer();
                    Proxy proxy = Proxy.start(plan(source), log);
                    ReplayOperation replay =
                            ReplayOperation.open(
                                    ReplayOrder.of(from, traffic(), "canary").of("none-*"), desk)) {
                replay.start();
                proxy.sendCanaries(CanaryPlan.of(Duration.ofMillis(500), INDEX, Optional.empty()));
                await(() -> matches(replay, sight -> sight.live() && sight.arrived() > 1));
                CanarySight sight = replay.canaries().getFirst();
                assertThat(sight.proxy()).isEqualTo("proxy");
                assertThat(sight.readMs()).isGreaterThanOrEqualTo(sight.answeredMs());
                assertThat(sight.doneMs()).isGreaterThanOrEqualTo(sight.readMs());
                assertThat(sight.seenMs()).isGreaterThanOrEqualTo(sight.doneMs());
                assertThat(replay.result().canaries()).hasSize(1);
                assertThat(verified(from, desk)).anyMatch(out -> out.contains(INDEX));

                replay.pause();
                await(() -> matches(replay, stopped -> !stopped.live()));
                replay.resume();
                await(() -> matches(replay, CanarySight::live));

                proxy.close();
                await(() -> replay.canaries().isEmpty());
                await(() -> isGone(from) && isGone(to));
                assertThat(replay.result().isClean()).isTrue();
                assertThat(replay.result().holes()).isZero();
            }
        }
    }

    private static List<String> verified(ClusterClient from, TargetDesk desk)
            throws InterruptedException {
        return new VerifyOperation(VerifyOrder.of(from).of("*"), desk).run().leftOut();
    }

    private static boolean matches(ReplayOperation replay, Predicate<CanarySight> wanted) {
        assertThat(replay.hasFailed()).as("%s", replay.status()).isFalse();
        List<CanarySight> sights = replay.canaries();
        return sights.size() == 1 && wanted.test(sights.getFirst());
    }

    private static boolean isGone(ClusterClient cluster) {
        return cluster.json(ClusterRequest.get("/_cat/indices?format=json&expand_wildcards=all"))
                .valueStream()
                .noneMatch(index -> index.path("index").asString("").contains("turnstone-canary"));
    }

    private static ProxyPlan plan(SearchServer source) {
        return ProxyPlan.of(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(URI.create(source.url())),
                new byte[] {1});
    }

    private String traffic() {
        return home.resolve("traffic").toString();
    }

    private static void await(BooleanSupplier condition) {
        assertThat(Wait.until(LONG, condition)).as("in time").isTrue();
    }
}
