package dev.turnstone.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.compare.parity.ParityOptions;
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

/// Clients have moved to the target, or write to it: what they wrote is theirs.
@RealServers
class TakenOverTargetTest {
    private static final String INDEX = "birds";

    @TempDir private Path home;

    private final TwoSides sides;
    private final ClusterClient source;
    private final ClusterClient target;

    TakenOverTargetTest(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        this.sides = TwoSides.of(source, target);
        this.source = sides.source();
        this.target = sides.target();
    }

    @BeforeEach
    void fill() {
        for (ClusterClient side : new ClusterClient[] {source, target}) {
            side.json(
                    ClusterRequest.put(
                            "/" + INDEX,
                            "{\"settings\":{\"number_of_shards\":2,\"number_of_routing_shards\":2,"
                                    + "\"number_of_replicas\":0}}"));
        }
        for (int n = 0; n < 20; n++) {
            put(source, Integer.toString(n), "{\"first\":" + n + "}");
        }
    }

    @AfterEach
    void close() {
        sides.close();
    }

    @Test
    void aRepairThatNobodyAgreedToLeavesWhatClientsWroteAndNamesIt() throws InterruptedException {
        try (TargetDesk desk = TargetDesk.open(target, home)) {
            assertThat(sync(desk).isClean()).isTrue();
            clientsWrite();

            VerifyResult found = verify(desk, order().repairing(true));

            assertThat(found.isProven()).isFalse();
            assertThat(found.repaired()).isZero();
            assertThat(found.indices().getFirst().reason()).contains("3 operations");
            assertThat(found.indices().getFirst().remedy()).contains("--over-foreign-writes");
            requireWhatClientsWrote();
        }
    }

    @Test
    void aPersonWhoKnowsMayHaveItRepaired() throws InterruptedException {
        try (TargetDesk desk = TargetDesk.open(target, home)) {
            sync(desk);
            clientsWrite();

            VerifyResult found = verify(desk, order().repairing(true).overForeignWrites(true));

            assertThat(found.isProven()).isTrue();
            assertThat(found.documents()).isEqualTo(20);
            assertThat(find("new")).isEmpty();
        }
    }

    @Test
    void aReconcileLeavesWhatClientsWroteAndTakesAwayWhatTheSourceDeleted()
            throws InterruptedException {
        try (TargetDesk desk = TargetDesk.open(target, home)) {
            sync(desk);
            clientsWrite();
            source.json(ClusterRequest.delete("/" + INDEX + "/_doc/7?refresh=true"));

            SyncResult result = sync(desk);

            assertThat(result.isClean()).isFalse();
            assertThat(result.foreign()).containsOnlyKeys(INDEX);
            assertThat(result.deleted()).isEqualTo(1);
            assertThat(find("7")).isEmpty();
            requireWhatClientsWrote();
        }
    }

    /// What the ledger did not get to note is told by the revisions that went through our hands.
    @Test
    void afterAKillAReconcileStillKnowsOurOwn() throws InterruptedException {
        TargetDesk killed = TargetDesk.open(target, home);
        sync(killed);
        put(source, "late", "{\"first\":1}");
        killed.ledger().save();
        sync(killed);
        killed.ledger().closeAsKilled();
        try (TargetDesk desk = TargetDesk.open(target, home)) {
            sync(desk);
            put(target, "new", "{\"second\":1}");
            source.json(ClusterRequest.delete("/" + INDEX + "/_doc/late?refresh=true"));

            assertThat(sync(desk).deleted()).isEqualTo(1);

            assertThat(find("late")).isEmpty();
            assertThat(find("new")).contains("second");
        }
    }

    /// No ledger of this home tells who wrote what is there: equal revisions prove nothing.
    @Test
    void anotherHomeProvesByContentAndTakesNothingForItsOwn() throws InterruptedException {
        try (TargetDesk desk = TargetDesk.open(target, home)) {
            sync(desk);
        }
        try (TargetDesk fresh = TargetDesk.open(target, home.resolve("fresh"))) {
            ParityOptions noSample = ParityOptions.DEFAULT.withSample(0);
            VerifyResult same = verify(fresh, order().with(noSample));
            assertThat(same.isProven()).isTrue();
            assertThat(fresh.sink().wroteAll(INDEX)).isFalse();
        }
        long version =
                target.json(ClusterRequest.get("/" + INDEX + "/_doc/3")).path("_version").asLong();
        target.json(
                ClusterRequest.put(
                        "/"
                                + INDEX
                                + "/_doc/3?refresh=true&version_type=external_gte&version="
                                + version,
                        "{\"forged\":3}"));
        try (TargetDesk fresh = TargetDesk.open(target, home.resolve("fresher"))) {
            ParityOptions noSample = ParityOptions.DEFAULT.withSample(0);
            VerifyResult found = verify(fresh, order().with(noSample).repairing(true));

            assertThat(found.isProven()).isFalse();
            assertThat(found.repaired()).isZero();
            assertThat(found.indices().getFirst().reason()).contains("before this home");
            assertThat(find("3")).contains("forged");
        }
    }

    /// Nobody knew of the client when the source's next write came.
    @Test
    void whatWasWrittenOverIsCountedThoughAllIsTheSameNow() throws InterruptedException {
        try (TargetDesk desk = TargetDesk.open(target, home)) {
            sync(desk);
            put(target, "3", "{\"second\":3}");
            put(source, "3", "{\"first\":33}");
            sync(desk);

            VerifyResult found = verify(desk, order());

            assertThat(found.isProven()).isTrue();
            assertThat(found.indices().getFirst().reason())
                    .startsWith("1 operations")
                    .contains("none of our answers");
            assertThat(verify(desk, order()).indices().getFirst().reason()).isEmpty();
        }
    }

    private void clientsWrite() {
        put(target, "new", "{\"second\":1}");
        put(target, "3", "{\"second\":3}");
        target.json(ClusterRequest.delete("/" + INDEX + "/_doc/4?refresh=true"));
    }

    private void requireWhatClientsWrote() {
        assertThat(find("new")).contains("second");
        assertThat(find("3")).contains("second");
        assertThat(find("4")).isEmpty();
    }

    private SyncResult sync(TargetDesk desk) throws InterruptedException {
        return new SyncOperation(SyncOrder.of(source).of(INDEX), desk).once();
    }

    private VerifyOrder order() {
        return VerifyOrder.of(source).of(INDEX);
    }

    private static VerifyResult verify(TargetDesk desk, VerifyOrder order)
            throws InterruptedException {
        return new VerifyOperation(order, desk).run();
    }

    private String find(String id) {
        return target.find(ClusterRequest.get("/" + INDEX + "/_doc/" + id))
                .map(found -> found.path("_source").toString())
                .orElse("");
    }

    private static void put(ClusterClient on, String id, String json) {
        on.json(ClusterRequest.put("/" + INDEX + "/_doc/" + id + "?refresh=true", json));
    }
}
