package dev.turnstone.app.ui.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many layers a graph has, and how many nodes stand in the largest.
record Shape(int layers, int breadth) {
    private static final double ACROSS = 900;
    private static final double HIGH = 640;
    private static final double WIDTH = Layout.NODE_WIDTH + 24;
    private static final double HEIGHT = Layout.NODE_HEIGHT + 24;
    private static final double BETWEEN = 36;

    /// `nodes` come each behind those that it depends on.
    static Shape of(List<GraphNode> nodes, Map<String, List<String>> edges) {
        Map<String, Integer> layers = new HashMap<>();
        Map<Integer, Integer> breadths = new HashMap<>();
        for (GraphNode node : nodes) {
            int layer =
                    edges.getOrDefault(node.id(), List.of()).stream()
                                    .mapToInt(before -> layers.getOrDefault(before, 0))
                                    .max()
                                    .orElse(-1)
                            + 1;
            layers.put(node.id(), layer);
            breadths.merge(layer, 1, Integer::sum);
        }
        return new Shape(
                breadths.size(),
                breadths.values().stream().mapToInt(Integer::intValue).max().orElse(0));
    }

    /// More of it can be read at once, in a window as they usually are.
    boolean isBetterDown() {
        double right = Math.min(ACROSS / (layers * (WIDTH + BETWEEN)), HIGH / (breadth * HEIGHT));
        double down = Math.min(ACROSS / (breadth * WIDTH), HIGH / (layers * (HEIGHT + BETWEEN)));
        return down > right && right < 1;
    }
}
