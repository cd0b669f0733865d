package dev.turnstone.app.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class ReductionTest {
    @Test
    void whatComesBeforeWhatIsTheSameWithFewerEdges() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            List<GraphNode> nodes = Graphs.random(random, 1 + random.nextInt(60));
            Map<String, List<String>> all = new HashMap<>();
            nodes.forEach(node -> all.put(node.id(), node.after()));

            Map<String, List<String>> reduced = Reduction.of(nodes);

            for (GraphNode node : nodes) {
                assertThat(before(reduced, node.id()))
                        .as("seed " + seed)
                        .isEqualTo(before(all, node.id()));
                for (String edge : reduced.getOrDefault(node.id(), List.of())) {
                    Set<String> others = new HashSet<>();
                    reduced.getOrDefault(node.id(), List.of()).stream()
                            .filter(other -> !other.equals(edge))
                            .forEach(other -> others.addAll(before(reduced, other)));
                    assertThat(others).as("seed " + seed).doesNotContain(edge);
                }
            }
        }
    }

    private static Set<String> before(Map<String, List<String>> edges, String id) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(edges.getOrDefault(id, List.of()));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (found.add(next)) {
                open.addAll(edges.getOrDefault(next, List.of()));
            }
        }
        return found;
    }
}
