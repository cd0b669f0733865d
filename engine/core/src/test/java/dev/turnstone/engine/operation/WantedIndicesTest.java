package dev.turnstone.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// What was asked for and could not be looked at.
@RealServers
class WantedIndicesTest {
    @TempDir private Path home;

    private final TwoSides sides;
    private final ClusterClient source;
    private final ClusterClient target;

    WantedIndicesTest(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        this.sides = TwoSides.of(source, target);
        this.source = sides.source();
        this.target = sides.target();
    }

    @BeforeEach
    void fill() throws InterruptedException {
        for (String index : List.of("a", "b", "c")) {
            source.json(ClusterRequest.put("/" + index + "/_doc/1?refresh=true", "{}"));
            target.json(ClusterRequest.put("/" + index, "{}"));
        }
        try (TargetDesk desk = TargetDesk.open(target, home)) {
            assertThat(sync(desk, "*").isClean()).isTrue();
        }
    }

    @AfterEach
    void close() {
        sides.close();
    }

    @Test
    void aClosedIndexThatIsMeantIsNotProven() throws InterruptedException {
        source.json(ClusterRequest.post("/b/_close", ""));
        try (TargetDesk desk = TargetDesk.open(target, home)) {
            VerifyResult found = verify(desk, "*");
            assertThat(found.parity()).isEqualTo("not provable");
            assertThat(of(found, "b").reason()).contains("closed");
            assertThat(verify(desk, "*,-b").isProven()).isTrue();

            SyncResult synced = sync(desk, "*");
            assertThat(synced.isClean()).isFalse();
            assertThat(synced.unreadable()).containsOnlyKeys("b");
        }
    }

    @Test
    void aPatternThatFitsNothingIsNotProven() throws InterruptedException {
        try (TargetDesk desk = TargetDesk.open(target, home)) {
            VerifyResult found = verify(desk, "a,nowhere");
            assertThat(found.isProven()).isFalse();
            assertThat(of(found, "nowhere").reason()).contains("nowhere");
            assertThat(of(found, "a").parity()).isEqualTo("proven");
            assertThat(found.leftOut()).isEmpty();

            SyncResult synced = sync(desk, "a,nowhere");
            assertThat(synced.isClean()).isFalse();
            assertThat(synced.unmatched()).containsExactly("nowhere");
        }
    }

    @Test
    void anIndexThatTheTargetLacksIsMissingAndTheOthersAreProven() throws InterruptedException {
        target.json(ClusterRequest.delete("/b"));
        try (TargetDesk desk = TargetDesk.open(target, home)) {
            VerifyResult found = verify(desk, "*");

            assertThat(found.parity()).isEqualTo("broken");
            assertThat(found.identical()).isEqualTo(2);
            assertThat(found.missing()).isEqualTo(1);
            assertThat(of(found, "b").reason()).contains("no index b");
        }
    }

    private static VerifyResult.Index of(VerifyResult result, String index) {
        return result.indices().stream()
                .filter(each -> each.source().equals(index))
                .findFirst()
                .orElseThrow();
    }

    private VerifyResult verify(TargetDesk desk, String indices) throws InterruptedException {
        return new VerifyOperation(VerifyOrder.of(source).of(indices), desk).run();
    }

    private SyncResult sync(TargetDesk desk, String indices) throws InterruptedException {
        return new SyncOperation(SyncOrder.of(source).of(indices), desk).once();
    }
}
