package dev.turnstone.app.ui.graph;

import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.StepState;

import java.util.List;

/// What is drawn for a step, or for a whole group of them: `steps` is how many it stands for.
///
/// `detail` is its second line; `line` names the group that it belongs to; `done` is the share of
/// its work that is done, or [#UNKNOWN].
public record GraphNode(
        String id,
        StepKind kind,
        String title,
        String detail,
        StepState state,
        String line,
        List<String> after,
        int steps,
        double done) {
    public static final double UNKNOWN = -1;

    public GraphNode {
        after = List.copyOf(after);
    }

    public static GraphNode step(
            String id,
            StepKind kind,
            String title,
            String detail,
            StepState state,
            String line,
            List<String> after) {
        return new GraphNode(id, kind, title, detail, state, line, after, 1, UNKNOWN);
    }

    public GraphNode done(double share) {
        return new GraphNode(id, kind, title, detail, state, line, after, steps, share);
    }

    /// Somebody has to look at it.
    public boolean isTrouble() {
        return switch (state) {
            case FAILED, NEEDS_ATTENTION, UNKNOWN -> true;
            default -> false;
        };
    }

    boolean isGroup() {
        return steps > 1;
    }

    /// Only what it shows changes, not where it stands.
    boolean standsAs(GraphNode other) {
        return id.equals(other.id) && after.equals(other.after);
    }

    boolean matches(String words) {
        String all = (id + " " + title + " " + detail).toLowerCase(java.util.Locale.ROOT);
        return all.contains(words.toLowerCase(java.util.Locale.ROOT).strip());
    }
}
