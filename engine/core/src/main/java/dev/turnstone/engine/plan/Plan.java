package dev.turnstone.engine.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The graph of steps, immutable, each step behind those that it depends on.
///
/// Each step has a hash over its kind, its inputs and the hashes of the steps before it: the key of
/// its result.
public final class Plan {
    private final Map<String, Step> steps;
    private final Map<String, List<String>> dependents;

    /// Made when first asked for: whoever only shows a run needs none.
    private volatile @Nullable Map<String, String> hashes;

    private final Map<String, Integer> positions = new HashMap<>();

    private Plan(Map<String, Step> steps, Map<String, List<String>> dependents) {
        this.steps = steps;
        steps.keySet().forEach(id -> positions.put(id, positions.size()));
        this.dependents = dependents;
    }

    @JsonCreator
    public static Plan of(@JsonProperty("steps") List<Step> steps) {
        Map<String, Step> byId = new LinkedHashMap<>();
        for (Step step : steps) {
            if (byId.putIfAbsent(step.id(), step) != null) {
                throw new IllegalArgumentException(
                        "step: " + step.id() + " twice (expected: each id once)");
            }
        }
        Map<String, List<String>> dependents = dependents(byId);
        return new Plan(sorted(byId, dependents), dependents);
    }

    /// In an order in which each stands behind those that it depends on.
    @JsonProperty("steps")
    public List<Step> steps() {
        return List.copyOf(steps.values());
    }

    public boolean has(String id) {
        return steps.containsKey(id);
    }

    public Step step(String id) {
        Step step = steps.get(id);
        if (step == null) {
            throw new NoSuchStep(id, steps.keySet());
        }
        return step;
    }

    public String hash(String id) {
        Map<String, String> known = hashes;
        if (known == null) {
            known = StepHashes.of(steps.values());
            hashes = known;
        }
        return known.getOrDefault(step(id).id(), "");
    }

    /// The steps that name this one as one that they depend on.
    public List<String> dependents(String id) {
        return List.copyOf(dependents.getOrDefault(step(id).id(), List.of()));
    }

    /// Every step that depends on this one, directly or not, in the order of the plan.
    public Set<String> downstream(String id) {
        return closure(step(id).id(), each -> dependents.getOrDefault(each, List.of()));
    }

    /// Every step that this one depends on, directly or not.
    public Set<String> upstream(String id) {
        return closure(step(id).id(), each -> step(each).after());
    }

    /// The kinds of this plan that this version cannot do.
    public List<StepKind> missingKinds() {
        return steps.values().stream()
                .map(Step::kind)
                .filter(kind -> !kind.isThere())
                .distinct()
                .toList();
    }

    private Set<String> closure(
            String from, java.util.function.Function<String, List<String>> next) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(next.apply(from));
        while (!open.isEmpty()) {
            String each = open.remove();
            if (found.add(each)) {
                open.addAll(next.apply(each));
            }
        }
        List<String> ordered = new ArrayList<>(found);
        ordered.sort(Comparator.comparing(id -> positions.getOrDefault(id, 0)));
        return new LinkedHashSet<>(ordered);
    }

    private static Map<String, List<String>> dependents(Map<String, Step> steps) {
        Map<String, List<String>> dependents = new LinkedHashMap<>();
        for (Step step : steps.values()) {
            for (String before : step.after()) {
                if (!steps.containsKey(before)) {
                    throw new IllegalArgumentException(
                            step.id() + " after: " + before + " (expected: a step of the plan)");
                }
                dependents.computeIfAbsent(before, _ -> new ArrayList<>()).add(step.id());
            }
        }
        return dependents;
    }

    private static Map<String, Step> sorted(
            Map<String, Step> steps, Map<String, List<String>> dependents) {
        Map<String, Integer> open = new LinkedHashMap<>();
        Deque<String> ready = new ArrayDeque<>();
        steps.forEach(
                (id, step) -> {
                    open.put(id, step.after().size());
                    if (step.after().isEmpty()) {
                        ready.add(id);
                    }
                });
        Map<String, Step> sorted = new LinkedHashMap<>();
        while (!ready.isEmpty()) {
            Step next = steps.get(ready.remove());
            if (next == null) {
                throw new IllegalStateException("a step that is not in the plan is ready");
            }
            sorted.put(next.id(), next);
            for (String dependent : dependents.getOrDefault(next.id(), List.of())) {
                if (open.merge(dependent, -1, Integer::sum) == 0) {
                    ready.add(dependent);
                }
            }
        }
        if (sorted.size() < steps.size()) {
            Set<String> circle = new LinkedHashSet<>(steps.keySet());
            circle.removeAll(sorted.keySet());
            throw new IllegalArgumentException(
                    "steps: " + circle + " wait for each other (expected: no circle)");
        }
        return sorted;
    }
}
