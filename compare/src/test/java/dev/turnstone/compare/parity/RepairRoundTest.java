package dev.turnstone.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.compare.parity.FakeSide.Doc;
import dev.turnstone.model.DocumentChange;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class RepairRoundTest {
    private final FakeSide source = new FakeSide(2, new Random(1));
    private final List<DocumentChange> written = new ArrayList<>();
    private final List<String> writtenIds = new ArrayList<>();
    private long mostBytes;

    @Test
    void whatTheSourceHasInAnotherShardIsNotDeleted() {
        source.put(1, new Doc("a", null, 1, 7, 1));

        assertThatThrownBy(() -> repair(extra(0, "a", null)))
                .isInstanceOf(ParityException.class)
                .hasMessageContaining("places its documents otherwise");
        assertThat(written).isEmpty();
    }

    @Test
    void aTwinUnderAnotherRoutingIsAnotherDocument() {
        source.put(1, new Doc("a", "r", 1, 7, 1));

        repair(extra(0, "a", null));

        assertThat(written).singleElement().matches(DocumentChange::isDelete);
    }

    @Test
    void largeDocumentsAreWrittenAFewAtATime() {
        source.body("{\"t\":\"" + "x".repeat(1 << 20) + "\"}");
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            source.put(0, new Doc("d" + i, null, 1, i, 1));
            differences.add(new Difference(Difference.Kind.MISSING, 0, "d" + i, null, i, -1, ""));
        }

        repair(differences);

        assertThat(writtenIds).hasSize(100).doesNotHaveDuplicates();
        assertThat(mostBytes).isLessThanOrEqualTo(HeldBytes.MOST);
    }

    private void repair(Difference difference) {
        repair(List.of(difference));
    }

    private void repair(List<Difference> differences) {
        RepairTarget sink =
                changes -> {
                    long bytes = changes.stream().mapToLong(DocumentChange::weight).sum();
                    mostBytes = Math.max(mostBytes, bytes);
                    changes.forEach(change -> writtenIds.add(change.id()));
                    if (changes.size() == 1) {
                        written.addAll(changes);
                    }
                    return new RepairTarget.Applied(changes.size(), 0, 0);
                };
        new RepairRound(
                        IndexPair.of("birds"),
                        source,
                        sink,
                        new BrokenAndRepaired.TestEpochs(),
                        false,
                        BrokenAndRepaired.OPTIONS)
                .apply(differences);
    }

    private static Difference extra(
            int shard, String id, @org.jspecify.annotations.Nullable String routing) {
        return new Difference(Difference.Kind.EXTRA, shard, id, routing, -1, 7, "");
    }
}
