package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.process.Wait;
import dev.turnstone.sandbox.traffic.OracleCheck;
import dev.turnstone.sandbox.traffic.OracleReport;
import dev.turnstone.sandbox.traffic.Traffic;
import dev.turnstone.sandbox.traffic.TrafficSummary;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A whole migration whose clients come in at the proxy of an engine of its own process.
@RealServers
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ProxyMigrationTest {
    @TempDir private Path home;

    @Test
    void whatClientsWriteThroughTheProxyIsProvenOnTheTarget(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        TrafficSummary summary = migrate(source, target, Duration.ofSeconds(5), 0);

        assertThat(summary.failedRequests()).isZero();
        assertThat(summary.acknowledgedWrites()).isPositive();
    }

    @Test
    @Tag("soak")
    void anEngineThatIsKilledGoesOnWithItsProxyAndItsLog(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        var _ = migrate(source, target, Duration.ofSeconds(40), 3);
    }

    @Test
    void clientsStayWhileARunIsCancelledAndTheNextTakesItsProxyOver(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var run = new EngineRun(home, source, target)) {
            run.start(run.spec());
            run.await(_ -> run.isListening());
            URI proxy = URI.create("http://127.0.0.1:" + run.port);
            try (Traffic traffic = Traffic.start(run.plan(proxy, Duration.ofSeconds(20)))) {
                run.await(EngineRun::isAtItsEnd);
                run.ask("cancel");
                run.awaitState("cancelled");
                run.ask("start");
                run.await(EngineRun::isAtItsEnd);
                assertThat(traffic.await().failedRequests()).isZero();
            }
            requireProven(run, source, target);
        }
    }

    private TrafficSummary migrate(
            SearchServer source, SearchServer target, Duration length, int kills) throws Exception {
        try (var run = new EngineRun(home, source, target)) {
            run.start(run.spec());
            run.await(_ -> run.isListening());
            TrafficSummary summary = traffic(run, length, kills);
            requireProven(run, source, target);
            return summary;
        }
    }

    private void requireProven(EngineRun run, SearchServer source, SearchServer target) {
        run.await(view -> EngineRun.isAtItsEnd(view) && EngineRun.canaries(target) == 1);
        run.ask("approve");
        run.awaitState("succeeded");
        OracleReport report = OracleCheck.run(URI.create(target.url()), home.resolve("oracle"));
        assertThat(report.clean()).as("%s", report).isTrue();
        assertThat(run.isListening()).isFalse();
        assertThat(EngineRun.canaries(source)).isZero();
        assertThat(EngineRun.canaries(target)).isZero();
    }

    private static TrafficSummary traffic(EngineRun run, Duration length, int kills)
            throws InterruptedException {
        URI proxy = URI.create("http://127.0.0.1:" + run.port);
        try (Traffic traffic = Traffic.start(run.plan(proxy, length))) {
            for (int kill = 0; kill < kills; kill++) {
                var _ = Wait.until(length.dividedBy(kills + 1), () -> !traffic.running());
                run.engineIsKilled();
                run.engineBegins();
            }
            return traffic.await();
        }
    }
}
