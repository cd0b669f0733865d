package dev.turnstone.app.ui.run;

import dev.turnstone.engine.workflow.StepState;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a step showed when it was last asked, and how the step stands since. `isNow` while it is
/// under way and has answered lately; else it tells of before.
public record Glimpse(JsonNode live, Instant at, StepState state, boolean isNow) {

    /// What was seen of all steps that are looked at. `silent` says since when those under way do
    /// not answer, where they do not.
    public record All(Map<String, Glimpse> steps, Optional<Instant> silent) {
        static final All NOTHING = new All(Map.of(), Optional.empty());

        public All {
            steps = Map.copyOf(steps);
        }

        /// What counts as it is seen, by step.
        public Map<String, JsonNode> now() {
            Map<String, JsonNode> now = new HashMap<>();
            steps.forEach(
                    (step, glimpse) -> {
                        if (glimpse.isNow()) {
                            now.put(step, glimpse.live());
                        }
                    });
            return now;
        }
    }
}
