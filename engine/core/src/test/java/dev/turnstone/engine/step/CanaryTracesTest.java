package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.log.record.CanaryMark;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.proxy.CanaryPlan;
import dev.turnstone.proxy.Proxy;
import dev.turnstone.proxy.ProxyPlan;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.node.ObjectNode;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is left of the canaries when a migration ended in another way than it was planned.
@RealServers
@Tag("soak")
class CanaryTracesTest {
    @TempDir private Path home;

    /// Their index is on both sides by then, and has to go from both.
    @Test
    void aRollBackLeavesNone(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var run = new EngineRun(home, source, target)) {
            run.start(run.spec());
            run.await(_ -> EngineRun.canaries(source) == 1 && EngineRun.canaries(target) == 1);
            run.engineIsKilled();
            run.engineBegins();
            run.ask("rollback");
            run.awaitState("rolled-back");
            assertThat(EngineRun.canaries(source)).isZero();
            assertThat(EngineRun.canaries(target)).isZero();
        }
    }

    /// The source refuses to delete their index when the proxy ends, so that no deletion was
    /// captured: what the target has of them is taken away there, once it is back.
    @Test
    void aTargetThatWasAwayAtTheEndKeepsNone(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch(value = "3", own = true) SearchServer target)
            throws Exception {
        try (var run = new EngineRun(home, source, target)) {
            run.start(run.spec());
            run.await(view -> EngineRun.isAtItsEnd(view) && EngineRun.canaries(target) == 1);
            mayBeDeleted(source, false);
            target.kill();
            run.ask("approve");
            run.await(view -> !EngineRun.isAtItsEnd(view) && !run.isListening());
            run.engineIsKilled();
            target.restart();
            run.engineBegins();
            run.awaitState("succeeded");
            assertThat(EngineRun.canaries(target)).isZero();
            assertThat(EngineRun.canaries(source)).isOne();
        } finally {
            mayBeDeleted(source, true);
        }
    }

    /// Who set up the proxy keeps what it has on the source: it goes on when the migration ends.
    @Test
    void aProxyThatStandsElsewhereLeavesNoneOnTheTarget(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        String log = home.resolve("elsewhere").toString();
        try (var run = new EngineRun(home, source, target);
                TrafficLogWriter writer = LogPlace.of(log).writer();
                Proxy proxy = Proxy.start(elsewhere(source), writer)) {
            proxy.sendCanaries(
                    CanaryPlan.of(
                            Duration.ofMillis(200),
                            CanaryPlan.indexOf("elsewhere"),
                            Optional.empty()));
            ObjectNode spec = run.spec();
            spec.withObject("/migrations/all/capture").put("external", true).put("log", log);
            run.start(spec);
            run.await(view -> EngineRun.isAtItsEnd(view) && EngineRun.canaries(target) == 1);
            run.ask("approve");
            run.awaitState("succeeded");
            assertThat(EngineRun.canaries(target)).isZero();
            assertThat(EngineRun.canaries(source)).isOne();
        }
    }

    private static ProxyPlan elsewhere(SearchServer source) {
        return ProxyPlan.of(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(URI.create(source.url())),
                new byte[] {1});
    }

    private static void mayBeDeleted(SearchServer source, boolean may) {
        try (ClusterClient client = ClusterClient.open(ClusterEndpoint.of(source.url()))) {
            client.json(
                    ClusterRequest.put(
                            "/" + CanaryMark.INDEX + "*/_settings",
                            "{\"index.blocks.read_only\":" + !may + "}"));
        }
    }
}
