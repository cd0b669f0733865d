package dev.turnstone.app.ui.graph;

import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.StepState;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Graphs to try things on.
final class Graphs {
    private static final List<StepState> STATES = List.of(StepState.values());

    private Graphs() {}

    static GraphNode node(String id, StepState state, String... after) {
        return GraphNode.step(id, StepKind.BACKFILL, id, "", state, "", List.of(after));
    }

    static List<GraphNode> random(Random random, int size) {
        List<GraphNode> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<String> after = new ArrayList<>();
            for (int k = random.nextInt(4); k > 0 && i > 0; k--) {
                after.add("n" + random.nextInt(i));
            }
            StepState state = STATES.get(random.nextInt(STATES.size()));
            nodes.add(
                    GraphNode.step(
                            "n" + i,
                            StepKind.ASSESS,
                            "n" + i,
                            "",
                            state,
                            random.nextInt(5) == 0 ? "" : "line " + i / 7,
                            after.stream().distinct().toList()));
        }
        return nodes;
    }
}
