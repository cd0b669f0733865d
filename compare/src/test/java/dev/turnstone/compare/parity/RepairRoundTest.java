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

    private void repair(Difference difference) {
        RepairTarget sink =
                changes -> {
                    written.addAll(changes);
                    return new RepairTarget.Applied(changes.size(), 0, 0);
                };
        new RepairRound(
                        IndexPair.of("birds"),
                        source,
                        sink,
                        new BrokenAndRepaired.TestEpochs(),
                        false,
                        BrokenAndRepaired.OPTIONS)
                .apply(List.of(difference));
    }

    private static Difference extra(
            int shard, String id, @org.jspecify.annotations.Nullable String routing) {
        return new Difference(Difference.Kind.EXTRA, shard, id, routing, -1, 7, "");
    }
}
