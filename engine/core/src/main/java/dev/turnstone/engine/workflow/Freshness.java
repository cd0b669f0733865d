package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/// How long results count that are no more than what was true at some moment, or that a teardown
/// took away.
final class Freshness {
    private Freshness() {}

    /// Whether the result tells how a source stood that goes on living. Documents need not be
    /// carried over again where a service brings what came since.
    static boolean isOfTheMoment(Plan plan, Step step) {
        return switch (step.kind()) {
            case CAPTURE, PROXY_CAPTURE, REPLAY, VALIDATE, TEARDOWN, PROVE, COMPARE, SWITCH -> true;
            case ASSESS, METADATA -> false;
            case BACKFILL -> isFollowedByNobody(plan, step.id());
            case SNAPSHOT ->
                    plan.downstream(step.id()).stream()
                            .map(plan::step)
                            .filter(after -> after.kind() == StepKind.BACKFILL)
                            .anyMatch(after -> isFollowedByNobody(plan, after.id()));
        };
    }

    private static boolean isFollowedByNobody(Plan plan, String backfill) {
        return plan.upstream(backfill).stream().noneMatch(id -> plan.step(id).kind().isService());
    }

    /// What has to run again beside these, because a teardown took it away and they need it: the
    /// services before them, and the snapshots that they read.
    static Set<String> alsoAgain(
            Plan plan, Collection<String> again, Predicate<String> isFinished) {
        Set<String> also = new LinkedHashSet<>();
        for (Step teardown : plan.steps()) {
            if (teardown.kind() != StepKind.TEARDOWN || !again.contains(teardown.id())) {
                continue;
            }
            Set<String> before = plan.upstream(teardown.id());
            for (String id : before) {
                if (isFinished.test(id)
                        && !again.contains(id)
                        && isTakenAway(plan, teardown, plan.step(id))
                        && isNeeded(plan, id, before, again)) {
                    also.add(id);
                }
            }
        }
        return also;
    }

    /// A target's teardown ends what it follows itself, that of a source the snapshots there.
    private static boolean isTakenAway(Plan plan, Step teardown, Step step) {
        return step.kind().isService()
                ? plan.dependents(step.id()).contains(teardown.id())
                : step.kind() == StepKind.SNAPSHOT
                        && !teardown.input("snapshots").isEmpty()
                        && teardown.input("migration").equals(step.input("migration"));
    }

    /// By something between it and its teardown.
    private static boolean isNeeded(
            Plan plan, String id, Set<String> before, Collection<String> again) {
        return plan.step(id).kind().isService()
                ? plan.downstream(id).stream()
                        .anyMatch(x -> before.contains(x) && again.contains(x))
                : plan.dependents(id).stream().anyMatch(again::contains);
    }
}
