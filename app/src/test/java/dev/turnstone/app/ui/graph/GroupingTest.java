package dev.turnstone.app.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.workflow.StepState;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

class GroupingTest {
    @Test
    void fewStepsAreDrawnAsTheyAre() {
        List<GraphNode> nodes = Graphs.random(new Random(1), 50);

        assertThat(Grouping.of(nodes, Set.of(), List::toString)).isSameAs(nodes);
    }

    @Test
    void everyStepIsInExactlyOneNodeAndNothingWaitsForWhatIsNotThere() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<GraphNode> nodes = Graphs.random(random, 2_000);

        List<GraphNode> grouped =
                Grouping.of(nodes, Set.of("line 3"), all -> all.size() + " steps");

        assertThat(grouped).as("seed " + seed).hasSizeLessThan(nodes.size());
        assertThat(grouped.stream().mapToInt(GraphNode::steps).sum()).isEqualTo(nodes.size());
        Set<String> there = new HashSet<>();
        grouped.forEach(node -> there.add(node.id()));
        assertThat(grouped).hasSameSizeAs(there);
        assertThat(grouped).allMatch(node -> there.containsAll(node.after()));
        assertThat(grouped).noneMatch(node -> node.after().contains(node.id()));
        assertThat(there).doesNotContain("line:line 3").contains("line:line 4");
    }

    @Test
    void aGroupIsTheMostPressingOfItsSteps() {
        assertThat(of(StepState.SUCCEEDED, StepState.RUNNING)).isEqualTo(StepState.RUNNING);
        assertThat(of(StepState.WAITING_FOR_APPROVAL, StepState.FAILED))
                .isEqualTo(StepState.FAILED);
        assertThat(of(StepState.values())).isEqualTo(StepState.NEEDS_ATTENTION);
    }

    private static StepState of(StepState... states) {
        return Grouping.pressing(
                java.util.Arrays.stream(states).map(state -> Graphs.node("x", state)).toList());
    }
}
