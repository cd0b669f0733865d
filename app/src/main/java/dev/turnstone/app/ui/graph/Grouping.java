package dev.turnstone.app.ui.graph;

import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.StepState;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Draws the steps of one line of a migration as one node, where there are too many to be seen.
public final class Grouping {
    /// From here on nobody reads every step.
    public static final int MANY = 600;

    private static final List<StepState> PRESSING =
            List.of(
                    StepState.NEEDS_ATTENTION,
                    StepState.FAILED,
                    StepState.UNKNOWN,
                    StepState.RECONCILING,
                    StepState.WAITING_FOR_APPROVAL,
                    StepState.ROLLING_BACK,
                    StepState.STOPPING,
                    StepState.RUNNING,
                    StepState.SERVING,
                    StepState.PAUSED,
                    StepState.WAITING,
                    StepState.NOT_STARTED,
                    StepState.CANCELLED,
                    StepState.ROLLED_BACK,
                    StepState.SUCCEEDED_WITH_WAIVERS,
                    StepState.SUCCEEDED);

    static final String MARK = "line:";

    private Grouping() {}

    /// The nodes as they are where there are few. `opened` lines are drawn step by step; `counted`
    /// writes the second line of a group.
    public static List<GraphNode> of(
            List<GraphNode> nodes, Set<String> opened, Function<List<GraphNode>, String> counted) {
        if (nodes.size() <= MANY) {
            return nodes;
        }
        Map<String, List<GraphNode>> lines = new LinkedHashMap<>();
        nodes.forEach(node -> lines.computeIfAbsent(node.line(), _ -> new ArrayList<>()).add(node));
        Map<String, String> standsFor = new HashMap<>();
        lines.forEach(
                (line, steps) -> {
                    if (steps.size() > 1 && !line.isEmpty() && !opened.contains(line)) {
                        steps.forEach(step -> standsFor.put(step.id(), MARK + line));
                    }
                });
        List<GraphNode> grouped = new ArrayList<>();
        Set<String> drawn = new LinkedHashSet<>();
        for (GraphNode node : nodes) {
            String as = standsFor.getOrDefault(node.id(), node.id());
            if (drawn.add(as)) {
                grouped.add(
                        as.equals(node.id())
                                ? moved(node, standsFor)
                                : group(node.line(), lines, standsFor, counted));
            }
        }
        return ordered(grouped);
    }

    private static GraphNode moved(GraphNode node, Map<String, String> standsFor) {
        return new GraphNode(
                node.id(),
                node.kind(),
                node.title(),
                node.detail(),
                node.state(),
                node.line(),
                node.after().stream().map(id -> standsFor.getOrDefault(id, id)).distinct().toList(),
                node.steps(),
                node.done());
    }

    private static GraphNode group(
            String line,
            Map<String, List<GraphNode>> lines,
            Map<String, String> standsFor,
            Function<List<GraphNode>, String> counted) {
        List<GraphNode> steps = lines.getOrDefault(line, List.of());
        StepState state = pressing(steps);
        List<String> after =
                steps.stream()
                        .flatMap(step -> step.after().stream())
                        .map(id -> standsFor.getOrDefault(id, id))
                        .filter(id -> !id.equals(MARK + line))
                        .distinct()
                        .toList();
        return new GraphNode(
                MARK + line,
                StepKind.BACKFILL,
                line,
                counted.apply(steps),
                state,
                line,
                after,
                steps.size(),
                done(steps));
    }

    /// What a group of steps is told as: the state that is most pressing in it.
    static StepState pressing(List<GraphNode> steps) {
        return steps.stream()
                .map(GraphNode::state)
                .min(Comparator.comparingInt(PRESSING::indexOf))
                .orElse(StepState.NOT_STARTED);
    }

    private static double done(List<GraphNode> steps) {
        return (double) steps.stream().filter(step -> step.state().isFinished()).count()
                / steps.size();
    }

    /// Each behind those that it depends on; where lines wait for each other, the edge back is left
    /// out.
    private static List<GraphNode> ordered(List<GraphNode> nodes) {
        Map<String, GraphNode> byId = new LinkedHashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        List<GraphNode> ordered = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        nodes.forEach(node -> visit(node, byId, new LinkedHashSet<>(), done, ordered));
        return ordered;
    }

    private static void visit(
            GraphNode node,
            Map<String, GraphNode> byId,
            Set<String> path,
            Set<String> done,
            List<GraphNode> ordered) {
        if (done.contains(node.id()) || !path.add(node.id())) {
            return;
        }
        for (String before : node.after()) {
            GraphNode other = byId.get(before);
            if (other != null) {
                visit(other, byId, path, done, ordered);
            }
        }
        done.add(node.id());
        ordered.add(node);
    }
}
