package dev.turnstone.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One node of the graph. `inputs` are all that its result depends on beside the steps before it;
/// the gate and the words in `effects` are not part of that.
public record Step(
        String id,
        StepKind kind,
        SortedMap<String, String> inputs,
        List<String> after,
        Gate gate,
        Effects effects) {
    public Step {
        inputs = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        after = List.copyOf(after);
    }

    public static Step of(String id, StepKind kind, Map<String, String> inputs, String... after) {
        return new Step(id, kind, new TreeMap<>(inputs), List.of(after), Gate.OPEN, Effects.NONE);
    }

    public Step gated(Gate by) {
        return new Step(id, kind, inputs, after, by, effects);
    }

    public Step telling(Effects what) {
        return new Step(id, kind, inputs, after, gate, what);
    }

    /// An input, or the empty text where there is none.
    public String input(String name) {
        return inputs.getOrDefault(name, "");
    }
}
