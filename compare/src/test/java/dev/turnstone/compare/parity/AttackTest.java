package dev.turnstone.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@RealServers
class AttackTest {
    private static final String INDEX = "birds";

    private final Cluster source;
    private final Cluster target;
    private final BulkTarget sink;
    private final BrokenAndRepaired proof;

    AttackTest(@Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        this.source = Cluster.at(source.url());
        this.target = Cluster.at(target.url());
        this.sink = new BulkTarget(this.target.client());
        this.proof = new BrokenAndRepaired(this.source, this.target);
    }

    @BeforeEach
    void create() {
        source.create(INDEX, 2);
        target.create(INDEX, 2);
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    @Test
    void anotherContentAtTheSameRevisionIsFoundByTheSampleAndRepaired() {
        source.fill(INDEX, 150);
        List<DocumentChange> changes = new ArrayList<>(source.changes(INDEX, 0));
        DocumentChange first = changes.removeFirst();
        changes.add(
                new DocumentChange(
                        INDEX,
                        first.shard(),
                        first.id(),
                        first.routing(),
                        first.revision(),
                        new Change.Upsert(Body.of("{\"n\":-1,\"state\":\"first\"}"))));
        sink.apply(changes);
        IndexParity broken = proof.check(IndexPair.of(INDEX));
        assertThat(broken.parity()).isEqualTo(new Parity.Broken());
        assertThat(broken.examples())
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.kind()).isEqualTo(Difference.Kind.DIFFERENT);
                            assertThat(found.id()).isEqualTo(first.id());
                            assertThat(found.note()).contains("/n: ").contains("-1 on the target");
                        });
        assertThat(broken.evidence().byContent()).isTrue();
        Repaired repaired = proof.repair(IndexPair.of(INDEX));
        assertThat(repaired.after().parity()).isEqualTo(new Parity.Proven());
        assertThat(proof.epochs().current(INDEX)).isEqualTo(1);
    }

    @Test
    void anIndexWithForeignWritesIsProvenByAllContentsOnly() {
        source.fill(INDEX, 300);
        source.copyTo(target, INDEX, 0);
        IndexPair suspended = IndexPair.of(INDEX).withForeignWrites("a hole in the bitmap");
        IndexParity proven = proof.check(suspended);
        assertThat(proven.parity()).isEqualTo(new Parity.Proven());
        assertThat(proven.evidence().byContent()).isTrue();
    }

    @Test
    void theSameIdUnderTwoRoutingsIsTwoDocuments() {
        for (String routing : List.of("a", "b", "c", "d", "e")) {
            source.put(
                    source.doc(INDEX) + "twin?routing=" + routing, "{\"r\":\"" + routing + "\"}");
        }
        source.fill(INDEX, 50);
        source.copyTo(target, INDEX, 0);
        assertThat(proof.check(IndexPair.of(INDEX)).parity()).isEqualTo(new Parity.Proven());
        target.delete(target.doc(INDEX) + "twin?routing=a");
        IndexParity broken = proof.check(IndexPair.of(INDEX));
        assertThat(broken.examples())
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.kind()).isEqualTo(Difference.Kind.MISSING);
                            assertThat(found.routing()).isNotNull();
                        });
        assertThat(proof.repair(IndexPair.of(INDEX)).after().parity())
                .isEqualTo(new Parity.Proven());
    }

    @Test
    void forthAndBackTwiceIsProvenAtEachTurnAndALostWriteIsFound() {
        source.fill(INDEX, 200);
        source.copyTo(target, INDEX, 0);
        BulkTarget back = new BulkTarget(source.client());
        // The clients turn to the target.
        List<DocumentChange> second =
                List.of(
                        target.write(INDEX, "doc-1", "{\"turn\":1}", 1),
                        target.write(INDEX, "new-1", "{\"turn\":1}", 1),
                        target.remove(INDEX, "doc-2", 1));
        back.apply(second);
        Lineage reverse = turns(2);
        IndexParity there = reverse(reverse);
        assertThat(there.parity()).isEqualTo(new Parity.Proven());
        assertThat(there.counts().identical()).isEqualTo(196);
        // And back again.
        DocumentChange lost = source.write(INDEX, "doc-4", "{\"turn\":2}", 2);
        sink.apply(
                List.of(
                        source.write(INDEX, "doc-1", "{\"turn\":2}", 2),
                        source.write(INDEX, "doc-6", "{\"turn\":2}", 2),
                        source.remove(INDEX, "new-1", 2)));
        IndexPair pair = IndexPair.of(INDEX).withLineage(turns(3));
        IndexParity broken = proof.check(pair);
        assertThat(broken.examples()).singleElement().extracting(Difference::id).isEqualTo("doc-4");
        sink.apply(List.of(lost));
        assertThat(proof.check(pair).parity()).isEqualTo(new Parity.Proven());
    }

    private IndexParity reverse(Lineage lineage) {
        return new ParityCheck(target.client(), source.client(), BrokenAndRepaired.OPTIONS)
                .check(IndexPair.of(INDEX).withLineage(lineage));
    }

    private static Lineage turns(int phases) {
        List<Lineage.Phase> all = new ArrayList<>();
        for (int epoch = 0; epoch < phases; epoch++) {
            all.add(new Lineage.Phase(epoch, Map.of()));
        }
        return new Lineage(all, Map.of());
    }

    @Test
    void whatCannotBeReadAsAWholeIsAnErrorAndNeverProven() {
        assertThatThrownBy(() -> proof.check(IndexPair.of("nowhere")))
                .isInstanceOf(TurnstoneException.class)
                .hasMessageContaining("not there");
        source.client().json(ClusterRequest.post("/" + INDEX + "/_close", ""));
        assertThatThrownBy(() -> proof.check(IndexPair.of(INDEX)))
                .isInstanceOf(TurnstoneException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void otherShardsOnTheTargetAreProvenByWhereTheSourceHoldsADocument() {
        target.create(INDEX, 3);
        source.fill(INDEX, 300);
        source.copyTo(target, INDEX, 0);
        assertThat(proof.check(IndexPair.of(INDEX)).parity()).isEqualTo(new Parity.Proven());
        target.put(target.doc(INDEX) + "doc-8", "{}");
        assertThat(proof.check(IndexPair.of(INDEX)).examples())
                .singleElement()
                .extracting(Difference::id)
                .isEqualTo("doc-8");
    }

    @Test
    void twinsThatFallOntoOneShardOfTheTargetAreNeverProven() {
        target.create(INDEX, 1);
        for (String routing : List.of("a", "b", "c", "d", "e")) {
            source.put(
                    source.doc(INDEX) + "twin?routing=" + routing, "{\"r\":\"" + routing + "\"}");
        }
        source.fill(INDEX, 50);
        source.copyTo(target, INDEX, 0);
        assertThat(proof.check(IndexPair.of(INDEX)).parity()).isEqualTo(new Parity.Broken());
        assertThat(proof.repair(IndexPair.of(INDEX)).after().parity())
                .isEqualTo(new Parity.Broken());
    }
}
