package dev.turnstone.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Revision;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Proves an index, breaks it in every way, locates and repairs: the same for every pair of
/// servers.
final class BrokenAndRepaired {
    static final String INDEX = "birds";
    static final ParityOptions OPTIONS =
            new ParityOptions(
                    new Patience(
                            Duration.ofMillis(300), Duration.ofSeconds(60), Duration.ofMillis(50)),
                    200,
                    2,
                    100,
                    Path.of(System.getProperty("java.io.tmpdir")),
                    InstantSource.system());

    private final Cluster source;
    private final Cluster target;
    private final ParityOptions options;
    private final TestEpochs epochs = new TestEpochs();

    BrokenAndRepaired(Cluster source, Cluster target) {
        this(source, target, OPTIONS);
    }

    BrokenAndRepaired(Cluster source, Cluster target, ParityOptions options) {
        this.source = source;
        this.target = target;
        this.options = options;
    }

    static final class TestEpochs implements Epochs {
        private final Map<String, Integer> epochs = new HashMap<>();

        @Override
        public int current(String index) {
            return epochs.getOrDefault(index, 0);
        }

        @Override
        public int raise(String index) {
            return epochs.merge(index, 1, Integer::sum);
        }
    }

    IndexParity check(IndexPair pair) {
        return new ParityCheck(source.client(), target.client(), options).check(pair);
    }

    Repaired repair(IndexPair pair) {
        ParityCheck check = new ParityCheck(source.client(), target.client(), options);
        return new Repair(check, source.client(), new BulkTarget(target.client()), epochs)
                .run(pair);
    }

    TestEpochs epochs() {
        return epochs;
    }

    void run() {
        source.create(INDEX, 3);
        target.create(INDEX, 3);
        source.fill(INDEX, 2_000);
        source.copyTo(target, INDEX, 0);
        IndexParity proven = check(IndexPair.of(INDEX));
        assertThat(proven.parity()).isEqualTo(new Parity.Proven());
        assertThat(proven.counts().documents()).isEqualTo(1_960);
        assertThat(proven.counts().identical()).isEqualTo(1_960);
        assertThat(proven.evidence().sample().sameBytes()).isEqualTo(200);

        breakInEveryWay();
        IndexParity broken = check(IndexPair.of(INDEX));
        assertThat(broken.parity()).isEqualTo(new Parity.Broken());
        assertThat(broken.examples())
                .extracting(Difference::id, Difference::kind)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("doc-10", Difference.Kind.MISSING),
                        org.assertj.core.groups.Tuple.tuple("doc-11", Difference.Kind.OLDER),
                        org.assertj.core.groups.Tuple.tuple("doc-12", Difference.Kind.NEWER),
                        org.assertj.core.groups.Tuple.tuple("doc-14", Difference.Kind.NEWER),
                        org.assertj.core.groups.Tuple.tuple("extra-1", Difference.Kind.EXTRA),
                        org.assertj.core.groups.Tuple.tuple("doc-26", Difference.Kind.EXTRA),
                        org.assertj.core.groups.Tuple.tuple("doc-16", Difference.Kind.OLDER));
        assertThat(broken.counts().documents()).isEqualTo(1_959);
        assertThat(broken.counts().broken()).isEqualTo(7);

        Repaired repaired = repair(IndexPair.of(INDEX));
        assertThat(repaired.after().parity()).isEqualTo(new Parity.Proven());
        assertThat(repaired.after().counts().documents()).isEqualTo(1_959);
        assertThat(epochs.current(INDEX)).isGreaterThan(0);
    }

    private void breakInEveryWay() {
        // Missing: someone deletes on the target, and a tombstone with a higher version stays.
        target.delete(target.doc(INDEX) + "doc-10");
        // Older: the source goes on, the target does not hear of it.
        source.put(source.doc(INDEX) + "doc-11", "{\"state\":\"third\"}");
        // Newer: a plain write behind our back counts the version up.
        target.put(target.doc(INDEX) + "doc-12", "{\"state\":\"foreign\"}");
        long far = new Revision(0, 30_000, 77).version();
        target.put(
                target.doc(INDEX) + "doc-14?version_type=external&version=" + far,
                "{\"state\":\"forged\"}");
        // Extra: never on the source, and deleted there.
        target.put(target.doc(INDEX) + "extra-1?version_type=external&version=5", "{}");
        source.delete(source.doc(INDEX) + "doc-26");
        // Deleted and written again on the source.
        source.delete(source.doc(INDEX) + "doc-16");
        source.put(source.doc(INDEX) + "doc-16", "{\"state\":\"resurrected\"}");
    }

    static List<String> ids(IndexParity parity) {
        return parity.examples().stream().map(Difference::id).toList();
    }
}
