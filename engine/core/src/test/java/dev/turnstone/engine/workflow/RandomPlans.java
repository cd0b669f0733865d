package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.Gate;
import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Plans of the shape that migrations have, with gates here and there; and edits of them.
final class RandomPlans {
    private final Random random;

    RandomPlans(Random random) {
        this.random = random;
    }

    Plan next() {
        return plan(1 + random.nextInt(4), 1 + random.nextInt(2), Map.of());
    }

    /// The same with some groups changed, taken out or added.
    Plan edited(Plan before) {
        int groups =
                (int)
                        before.steps().stream()
                                .filter(step -> step.kind() == StepKind.BACKFILL)
                                .count();
        int targets =
                (int) before.steps().stream().filter(step -> step.kind() == StepKind.PROVE).count();
        int each = Math.max(1, groups / Math.max(1, targets) + random.nextInt(3) - 1);
        return plan(each, targets, Map.of("g" + random.nextInt(4), "v" + random.nextInt(3)));
    }

    private Plan plan(int groups, int targets, Map<String, String> versions) {
        List<Step> steps = new ArrayList<>();
        for (int target = 0; target < targets; target++) {
            String assess = "assess/t" + target;
            steps.add(Step.of(assess, StepKind.ASSESS, Map.of("target", "t" + target)));
            List<String> proofs = new ArrayList<>();
            List<String> captures = new ArrayList<>();
            for (int group = 0; group < groups; group++) {
                String end = "/g" + group + "/t" + target;
                Map<String, String> inputs =
                        Map.of(
                                "group", "g" + group,
                                "target", "t" + target,
                                "version", versions.getOrDefault("g" + group, "v0"));
                steps.add(
                        Step.of("metadata" + end, StepKind.METADATA, inputs, assess)
                                .gated(gate(false)));
                steps.add(Step.of("capture" + end, StepKind.CAPTURE, inputs, "metadata" + end));
                steps.add(Step.of("backfill" + end, StepKind.BACKFILL, inputs, "capture" + end));
                steps.add(Step.of("replay" + end, StepKind.REPLAY, inputs, "backfill" + end));
                steps.add(Step.of("validate" + end, StepKind.VALIDATE, inputs, "replay" + end));
                proofs.add("validate" + end);
                captures.add("capture" + end);
            }
            List<String> before = new ArrayList<>(proofs);
            before.addAll(captures);
            steps.add(
                    Step.of(
                                    "teardown/t" + target,
                                    StepKind.TEARDOWN,
                                    Map.of("target", "t" + target),
                                    before.toArray(String[]::new))
                            .gated(gate(true)));
            steps.add(
                    Step.of(
                            "prove/t" + target,
                            StepKind.PROVE,
                            Map.of("target", "t" + target),
                            "teardown/t" + target));
        }
        return Plan.of(steps);
    }

    private Gate gate(boolean proven) {
        return switch (random.nextInt(3)) {
            case 0 -> Gate.manual(List.of());
            case 1 ->
                    proven
                            ? Gate.automatic(List.of(new Gate.Check(Gate.Measure.PARITY, 0)))
                            : Gate.OPEN;
            default -> Gate.OPEN;
        };
    }
}
