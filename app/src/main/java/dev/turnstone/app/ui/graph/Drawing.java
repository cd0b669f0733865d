package dev.turnstone.app.ui.graph;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A graph with its places: immutable. Nodes never overlap, and stand right of what they depend on,
/// or below where it runs `down`.
public record Drawing(
        Map<String, Box> boxes, List<Wire> wires, double width, double height, boolean down) {
    public static final Drawing NONE = new Drawing(Map.of(), List.of(), 0, 0, false);

    /// Where a node stands.
    public record Box(double x, double y, double width, double height) {
        boolean holds(double px, double py) {
            return px >= x && px <= x + width && py >= y && py <= y + height;
        }

        public double middleX() {
            return x + width / 2;
        }

        public double middleY() {
            return y + height / 2;
        }
    }

    /// A bend of an edge.
    public record Bend(double x, double y) {}

    /// An edge with its bends, from its first to its last point.
    public record Wire(String from, String to, List<Bend> bends) {
        public Wire {
            bends = List.copyOf(bends);
        }
    }

    public Drawing {
        boxes = Collections.unmodifiableMap(new LinkedHashMap<>(boxes));
        wires = List.copyOf(wires);
    }

    /// The node at this place, or nothing.
    public @Nullable String at(double x, double y) {
        for (Map.Entry<String, Box> each : boxes.entrySet()) {
            if (each.getValue().holds(x, y)) {
                return each.getKey();
            }
        }
        return null;
    }
}
