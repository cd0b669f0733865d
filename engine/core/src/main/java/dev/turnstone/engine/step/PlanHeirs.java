package dev.turnstone.engine.step;

import dev.turnstone.engine.metadata.Heirs;
import dev.turnstone.engine.metadata.JournalEvent;
import dev.turnstone.engine.metadata.RunJournal;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.RunSnapshot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The steps of the plan that need on a target what a step being taken back made there: those of
/// another group that found it, and those that carry documents into it.
record PlanHeirs(MetadataPlans plans, RunSnapshot run, Step undone) implements Heirs {
    private static final Set<StepKind> BEFORE_METADATA = Set.of(StepKind.ASSESS, StepKind.SNAPSHOT);

    @Override
    public Optional<String> takeOver(JournalEvent made) {
        for (Step step : others()) {
            if (step.kind() == StepKind.METADATA) {
                RunJournal journal = plans.journal(run, step);
                if (journal.needs(made.cluster(), made.key()) || carries(step, made)) {
                    journal.append(made);
                    return Optional.of(step.id());
                }
            }
        }
        return others().stream().filter(step -> carries(step, made)).map(Step::id).findFirst();
    }

    private List<Step> others() {
        return run.plan().steps().stream()
                .filter(step -> !step.id().equals(undone.id()))
                .filter(step -> step.input("target").equals(undone.input("target")))
                .filter(step -> !BEFORE_METADATA.contains(step.kind()))
                .filter(step -> run.step(step.id()).stands())
                .toList();
    }

    private static boolean carries(Step step, JournalEvent made) {
        String[] parts = made.key().split("/", -1);
        boolean isOfAnIndex =
                parts[0].equals(Kind.INDEX.label()) || parts[0].equals(Kind.ALIAS.label());
        return isOfAnIndex
                && Arrays.asList(step.input("indices").split(",", -1)).contains(parts[1]);
    }
}
