package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.Gate;
import dev.turnstone.engine.plan.Step;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Evidence in words.
final class Words {
    private Words() {}

    static String asking(Step step, List<Evidence> evidence) {
        if (step.gate().mode() == Gate.Mode.MANUAL) {
            return evidence.isEmpty()
                    ? "waits for approval"
                    : "waits for approval: " + of(evidence);
        }
        return "its checks say no: " + of(evidence);
    }

    static String of(List<Evidence> evidence) {
        return evidence.stream().map(Words::of).collect(Collectors.joining("; "));
    }

    private static String of(Evidence evidence) {
        String name = evidence.measure().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String from = evidence.from().isEmpty() ? "" : " by " + evidence.from();
        return name + " " + evidence.value() + from + (evidence.passed() ? "" : " (no)");
    }
}
