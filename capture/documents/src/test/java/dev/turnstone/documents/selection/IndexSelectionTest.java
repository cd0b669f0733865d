package dev.turnstone.documents.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.documents.selection.LeftOut.Reason;
import dev.turnstone.model.IndexPatterns;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

final class IndexSelectionTest {
    private static final List<IndexFact> CLUSTER =
            List.of(
                    fact("logs-1", false, false, "green"),
                    fact("logs-2", true, false, ""),
                    fact("logs-3", false, false, "red"),
                    fact("quiet", false, true, "green"),
                    fact(".kibana_1", false, false, "green"),
                    new IndexFact(".ds-beats-000001", false, true, "green", List.of(), "beats"),
                    new IndexFact("orders-v7", false, false, "green", List.of("orders"), ""));

    @Test
    void everyIndexIsEitherTakenOrLeftOutForAReason() {
        var selection = IndexSelection.of(CLUSTER, IndexPatterns.of("*"));

        assertThat(selection.taken()).containsExactly("logs-1", "orders-v7");
        assertThat(reasons(selection))
                .isEqualTo(
                        Map.of(
                                "logs-2", Reason.CLOSED,
                                "logs-3", Reason.RED,
                                "quiet", Reason.HIDDEN,
                                ".ds-beats-000001", Reason.STREAM,
                                ".kibana_1", Reason.SYSTEM));
    }

    @Test
    void exclusionsWinWhereverTheyStand() {
        var selection = IndexSelection.of(CLUSTER, IndexPatterns.of("-logs-*,*,-beats"));

        assertThat(selection.taken()).containsExactly("orders-v7");
        assertThat(reasons(selection)).containsEntry("logs-1", Reason.EXCLUDED);
        assertThat(reasons(selection)).containsEntry(".ds-beats-000001", Reason.EXCLUDED);
    }

    @Test
    void aFullNameTakesWhatAWildcardLeavesAlone() {
        var selection = IndexSelection.of(CLUSTER, IndexPatterns.of("quiet,.kibana*"));

        assertThat(selection.taken()).containsExactly(".kibana_1", "quiet");
        assertThat(reasons(selection)).containsEntry("logs-1", Reason.NOT_NAMED);
    }

    @Test
    void whatBacksADataStreamIsTakenOnlyByItsFullNameAndNamesTheStream() {
        var left = IndexSelection.of(CLUSTER, IndexPatterns.of("beats"));
        var taken = IndexSelection.of(CLUSTER, IndexPatterns.of(".ds-beats-000001"));

        assertThat(left.taken()).isEmpty();
        assertThat(left.leftOut())
                .anyMatch(
                        out ->
                                out.reason() == Reason.STREAM
                                        && out.text().contains("data stream beats"));
        assertThat(taken.taken()).containsExactly(".ds-beats-000001");
    }

    @Test
    void anAliasTakesWhatItPointsTo() {
        assertThat(IndexSelection.of(CLUSTER, IndexPatterns.of("orders")).taken())
                .containsExactly("orders-v7");
    }

    @Test
    void aPatternThatTakesNothingIsTold() {
        assertThat(IndexSelection.of(CLUSTER, IndexPatterns.of("logs-1,lgos-*")).unmatched())
                .containsExactly("lgos-*");
    }

    private static IndexFact fact(String name, boolean closed, boolean hidden, String health) {
        return new IndexFact(name, closed, hidden, health, List.of(), "");
    }

    private static Map<String, Reason> reasons(IndexSelection selection) {
        return selection.leftOut().stream()
                .collect(Collectors.toMap(LeftOut::index, LeftOut::reason));
    }
}
