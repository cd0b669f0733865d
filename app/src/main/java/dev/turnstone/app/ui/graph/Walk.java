package dev.turnstone.app.ui.graph;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Where an arrow key leads: along the edges one way, to the neighbours across it.
final class Walk {
    private static final double ASIDE = 3;

    private Walk() {}

    /// A direction on the drawing.
    enum Way {
        LEFT,
        RIGHT,
        UP,
        DOWN
    }

    /// The nearest one that way; the same one where there is none.
    static String from(Drawing drawing, String id, Way way) {
        Drawing.Box here = drawing.boxes().get(id);
        if (here == null) {
            return drawing.boxes().isEmpty() ? id : drawing.boxes().keySet().iterator().next();
        }
        String linked = linked(drawing, id, here, way);
        if (linked != null) {
            return linked;
        }
        String best = id;
        double least = Double.MAX_VALUE;
        for (Map.Entry<String, Drawing.Box> each : drawing.boxes().entrySet()) {
            double far = distance(here, each.getValue(), way);
            if (far < least && !each.getKey().equals(id)) {
                least = far;
                best = each.getKey();
            }
        }
        return best;
    }

    private static @Nullable String linked(Drawing drawing, String id, Drawing.Box here, Way way) {
        Way on = drawing.down() ? Way.DOWN : Way.RIGHT;
        Way back = drawing.down() ? Way.UP : Way.LEFT;
        if (way != on && way != back) {
            return null;
        }
        String best = null;
        double least = Double.MAX_VALUE;
        for (Drawing.Wire wire : drawing.wires()) {
            boolean ours = (way == on ? wire.from() : wire.to()).equals(id);
            String other = way == on ? wire.to() : wire.from();
            Drawing.Box there = drawing.boxes().get(other);
            if (ours && there != null) {
                double far =
                        drawing.down()
                                ? Math.abs(there.middleX() - here.middleX())
                                : Math.abs(there.middleY() - here.middleY());
                if (far < least) {
                    least = far;
                    best = other;
                }
            }
        }
        return best;
    }

    private static double distance(Drawing.Box here, Drawing.Box there, Way way) {
        double x = there.middleX() - here.middleX();
        double y = there.middleY() - here.middleY();
        double along =
                switch (way) {
                    case LEFT -> -x;
                    case RIGHT -> x;
                    case UP -> -y;
                    case DOWN -> y;
                };
        double aside = way == Way.LEFT || way == Way.RIGHT ? Math.abs(y) : Math.abs(x);
        return along < 1 ? Double.MAX_VALUE : along + ASIDE * aside;
    }
}
