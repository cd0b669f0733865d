package dev.turnstone.app.ui.workflow;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.run.StepNotes;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.workflow.Evidence;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a gate asks, with what its checks saw, in words.
final class GateWords {
    private GateWords() {}

    /// Where a step waits at no gate: what the engine says of it.
    static String of(RunView.StepView step, Texts texts) {
        List<Evidence> checks = step.checks();
        if (checks == null) {
            return StepNotes.of(step.note(), texts);
        }
        return checks.isEmpty()
                ? texts.text("check.asks")
                : texts.text(
                        step.isRefused() ? "check.refused" : "check.seen", seen(checks, texts));
    }

    /// What is there to know for whoever approves; empty where nothing was checked or asked.
    static String question(RunView.StepView step, Texts texts) {
        List<Evidence> checks = step.checks();
        if (checks == null) {
            return step.note();
        }
        return checks.isEmpty()
                ? ""
                : texts.text(step.isRefused() ? "check.refused" : "check.saw", seen(checks, texts));
    }

    private static String seen(List<Evidence> checks, Texts texts) {
        return checks.stream().map(each -> check(each, texts)).collect(Collectors.joining(", "));
    }

    private static String check(Evidence evidence, Texts texts) {
        String measure = evidence.measure().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String said = texts.text("check." + measure, evidence.value());
        return evidence.passed() ? said : texts.text("check.no", said);
    }
}
