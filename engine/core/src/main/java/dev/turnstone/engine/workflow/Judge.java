package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.Gate;
import dev.turnstone.engine.plan.Step;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds a gate's checks against the results of the steps before it. Pure: it reads results, never
/// clusters.
public final class Judge {
    private Judge() {}

    /// What the checks of a step say that waits at its gate; empty where it waits for nothing, or
    /// asked a question of its own.
    public static Optional<List<Evidence>> asked(RunSnapshot run, Step gated, Instant now) {
        StepStatus status = run.step(gated.id());
        return status.state() == StepState.WAITING_FOR_APPROVAL && !asksItself(status)
                ? Optional.of(evidence(run, gated, now))
                : Optional.empty();
    }

    /// A question that the step asked when it had begun: checks say nothing to it. Only then has
    /// something ended; a step that is to run again waits at its gate like one that never ran.
    static boolean asksItself(StepStatus status) {
        return status.ended() != null && status.attempt() > 0;
    }

    /// One piece of evidence for each step that says something, or one that nothing does.
    static List<Evidence> evidence(RunSnapshot run, Step gated, Instant now) {
        List<Evidence> all = new ArrayList<>();
        for (Gate.Check check : gated.gate().checks()) {
            List<Evidence> found = new ArrayList<>();
            for (String id : run.plan().upstream(gated.id())) {
                see(run, id, check, gated.gate(), now, found);
            }
            if (found.isEmpty()) {
                found.add(new Evidence(check.measure(), false, "not measured", "", now));
            }
            all.addAll(found);
        }
        return all;
    }

    static boolean allPassed(List<Evidence> evidence) {
        return evidence.stream().allMatch(Evidence::passed);
    }

    private static void see(
            RunSnapshot run,
            String id,
            Gate.Check check,
            Gate gate,
            Instant now,
            List<Evidence> found) {
        StepStatus status = run.step(id);
        Instant measured = status.ended();
        if (measured == null || !status.state().satisfies()) {
            return;
        }
        String field = field(check.measure());
        if (!status.result().has(field)) {
            return;
        }
        String value = status.result().path(field).asString("");
        boolean fresh = !measured.plus(gate.evidenceAge()).isBefore(now);
        boolean good =
                check.measure() == Gate.Measure.PARITY
                        ? value.equals("proven")
                        : status.result().path(field).asLong(Long.MAX_VALUE) <= check.most();
        found.add(
                new Evidence(
                        check.measure(),
                        fresh && good,
                        fresh ? value : value + " (too old)",
                        id,
                        measured));
    }

    private static String field(Gate.Measure measure) {
        return switch (measure) {
            case PARITY -> "parity";
            case HOLES -> "holes";
            case FAILED -> "failed";
            case LAG_MS -> "lagMs";
            case LOSSES -> "losses";
        };
    }
}
