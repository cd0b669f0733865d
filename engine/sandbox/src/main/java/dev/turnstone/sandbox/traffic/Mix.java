package dev.turnstone.sandbox.traffic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// How often clients do what, as weights.
public record Mix(Map<Action, Integer> weights) {
    public Mix {
        weights.forEach(
                (action, weight) -> {
                    if (weight < 0) {
                        throw new IllegalArgumentException(
                                action + ": " + weight + " (expected: 0 or more)");
                    }
                });
        weights = Map.copyOf(weights);
    }

    /// All kinds of operations but writes by query.
    public static Mix usual() {
        var weights = new EnumMap<Action, Integer>(Action.class);
        for (Action action : Action.values()) {
            weights.put(action, action.usualWeight());
        }
        return new Mix(weights);
    }

    public Mix with(Action action, int weight) {
        var changed = new EnumMap<Action, Integer>(Action.class);
        changed.putAll(weights);
        changed.put(action, weight);
        return new Mix(changed);
    }

    boolean has(Action action) {
        return weight(action) > 0;
    }

    /// What this mix asks for and a server with these features cannot do.
    List<Action> leftOut(Set<Feature> features) {
        var left = new ArrayList<Action>();
        for (Action action : Action.values()) {
            if (weight(action) > 0
                    && action.needs() != null
                    && !features.contains(action.needs())) {
                left.add(action);
            }
        }
        return left;
    }

    /// The next action of a client; drawn from what the server can do.
    Action next(RandomGenerator random, Set<Feature> features) {
        int total = 0;
        for (Action action : Action.values()) {
            total += allowed(action, features);
        }
        if (total == 0) {
            throw new TrafficException("The mix holds no operation that this server can do.");
        }
        int dice = random.nextInt(total);
        for (Action action : Action.values()) {
            dice -= allowed(action, features);
            if (dice < 0) {
                return action;
            }
        }
        throw new AssertionError("weights changed");
    }

    private int allowed(Action action, Set<Feature> features) {
        return action.needs() == null || features.contains(action.needs()) ? weight(action) : 0;
    }

    private int weight(Action action) {
        return weights.getOrDefault(action, 0);
    }
}
