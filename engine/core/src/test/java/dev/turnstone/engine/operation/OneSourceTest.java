package dev.turnstone.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.engine.plan.Planner;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.transform.Transform;
import dev.turnstone.replay.transform.Transforms;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Two indices of the source that a rename brings into one of the target.
@RealServers
class OneSourceTest {
    private static final String RENAMES =
            "[{\"renameIndex\":{\"from\":\"logs-(.*)\",\"to\":\"logs-all\"}}]";
    private static final Transform ALL_IN_ONE = Transforms.parse("{\"steps\":" + RENAMES + "}");

    @TempDir private Path home;

    private final TwoSides sides;
    private final ClusterClient source;
    private final ClusterClient target;

    OneSourceTest(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        this.sides = TwoSides.of(source, target);
        this.source = sides.source();
        this.target = sides.target();
    }

    @BeforeEach
    void fill() {
        source.json(ClusterRequest.put("/logs-a/_doc/1?refresh=true", "{}"));
        source.json(ClusterRequest.put("/logs-b/_doc/2?refresh=true", "{}"));
        target.json(ClusterRequest.put("/logs-all", "{}"));
    }

    @AfterEach
    void close() {
        sides.close();
    }

    @Test
    void whatWouldBecomeOneIsNeitherCarriedNorFollowedNorProven() {
        try (TargetDesk desk = TargetDesk.open(target, home)) {
            requireRefused(() -> backfill("logs-*", desk));
            requireRefused(() -> sync("logs-*", desk));
            requireRefused(() -> verify("logs-*", desk));
        }
    }

    @Test
    void norOneAfterTheOther() throws InterruptedException {
        try (TargetDesk desk = TargetDesk.open(target, home)) {
            backfill("logs-a", desk);

            requireRefused(() -> backfill("logs-b", desk));
            requireRefused(() -> sync("logs-b", desk));
            assertThat(verify("logs-a", desk).isProven()).isTrue();
            assertThat(sync("logs-a", desk).isClean()).isTrue();
        }
    }

    @Test
    void noPlanIsMadeOfIt() {
        var spec =
                Specs.read(
                        """
                        sources: {source: {url: "http://127.0.0.1:9201"}}
                        targets: {target: {url: "http://127.0.0.1:9202"}}
                        migrations:
                          all: {from: source, to: [target], transform: %s}
                        """
                                .formatted(RENAMES));

        requireRefused(
                () ->
                        Planner.plan(
                                spec.spec().orElseThrow(),
                                Map.of("all", List.of("logs-a", "logs-b")),
                                false));
    }

    private static void requireRefused(ThrowingCallable doing) {
        assertThatThrownBy(doing)
                .isInstanceOf(TurnstoneException.class)
                .hasMessageContaining("logs-a")
                .hasMessageContaining("logs-b")
                .hasMessageContaining("logs-all");
    }

    private void backfill(String indices, TargetDesk desk) {
        BackfillOrder order =
                BackfillOrder.of(new Origin.Live(source)).of(indices).with(ALL_IN_ONE);
        try (BackfillOperation backfill = BackfillOperation.start(order, desk)) {
            assertThat(backfill.await().isClean()).isTrue();
        }
    }

    private SyncResult sync(String indices, TargetDesk desk) throws InterruptedException {
        return new SyncOperation(SyncOrder.of(source).of(indices).with(ALL_IN_ONE), desk).once();
    }

    private VerifyResult verify(String indices, TargetDesk desk) throws InterruptedException {
        return new VerifyOperation(
                        VerifyOrder.of(source).of(indices).with(ALL_IN_ONE).repairing(true), desk)
                .run();
    }
}
