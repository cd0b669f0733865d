package dev.turnstone.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.SearchCluster;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

@RealServers
class KilledServerTest {
    @TempDir Path dir;

    @Test
    void aServerKilledUnderTrafficRaisesNoFalseAlarm(
            @Elasticsearch(value = "7.10.2", own = true) SearchServer es) {
        TrafficPlan plan = plan(Connection.to(URI.create(es.url())), 16, 21).build();
        try (Traffic traffic = Traffic.start(plan)) {
            until(() -> traffic.acknowledgedWrites() > 400);
            es.kill();
            es.restart();
            long goal = traffic.acknowledgedWrites() + 400;
            until(() -> traffic.acknowledgedWrites() > goal);
            TrafficSummary summary = traffic.stop();
            System.out.println(summary);
            assertThat(summary.ambiguous()).isPositive();
        }
        OracleReport report = OracleCheck.run(URI.create(es.url()), plan.oracle());
        System.out.println(report);
        assertThat(report.clean()).as("%s", report).isTrue();
        assertThat(report.required()).isPositive();
    }

    @Test
    @Tag("soak")
    void aPrimaryKilledUnderTrafficRaisesNoFalseAlarm(
            @Elasticsearch(value = "7.10.2", own = true, nodes = 2) SearchCluster cluster) {
        var connection = Connection.to(URI.create(cluster.url()));
        TrafficPlan plan = plan(connection, 16, 22).replicas(1).shards(4).build();
        try (Traffic traffic = Traffic.start(plan)) {
            for (int kill = 1; kill <= 3; kill++) {
                long goal = traffic.acknowledgedWrites() + 600;
                until(() -> traffic.acknowledgedWrites() > goal);
                cluster.node(1).kill();
                long afterwards = traffic.acknowledgedWrites() + 300;
                until(() -> traffic.acknowledgedWrites() > afterwards);
                cluster.node(1).restart();
            }
            System.out.println(traffic.stop());
        }
        OracleReport report = OracleCheck.run(connection, plan.oracle());
        System.out.println(report);
        assertThat(report.clean()).as("%s", report).isTrue();
    }

    private TrafficPlan.Builder plan(Connection connection, int clients, long seed) {
        return TrafficPlan.to(connection, dir.resolve("oracle.ndjson"))
                .clients(clients)
                .duration(Duration.ofMinutes(5))
                .seed(seed);
    }

    private static void until(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("deadline").isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
