package dev.turnstone.app.ui.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Leaves out each edge that others imply: what comes before what stays the same with fewer lines.
final class Reduction {
    private Reduction() {}

    /// `nodes` come each behind those that it depends on.
    static Map<String, List<String>> of(List<GraphNode> nodes) {
        Map<String, Integer> places = new HashMap<>();
        nodes.forEach(node -> places.put(node.id(), places.size()));
        BitSet[] before = new BitSet[nodes.size()];
        Map<String, List<String>> reduced = new HashMap<>();
        for (int i = 0; i < before.length; i++) {
            GraphNode node = nodes.get(i);
            before[i] = new BitSet(i);
            BitSet implied = new BitSet(i);
            for (String each : node.after()) {
                int place = places.getOrDefault(each, i);
                if (place < i) {
                    implied.or(before[place]);
                    before[i].set(place);
                }
            }
            before[i].or(implied);
            List<String> kept = new ArrayList<>();
            for (String each : node.after()) {
                int place = places.getOrDefault(each, i);
                if (place < i && !implied.get(place) && !kept.contains(each)) {
                    kept.add(each);
                }
            }
            reduced.put(node.id(), List.copyOf(kept));
        }
        return reduced;
    }
}
