package dev.turnstone.app.ui.wizard;

import dev.turnstone.engine.assess.Assessment;
import dev.turnstone.engine.assess.Finding;
import dev.turnstone.engine.assess.Severity;

import java.util.List;

/// What stands in the way, read from both clusters. The window's thread.
final class AssessmentViewModel {
    private final Draft draft;
    private final Survey survey;
    private final Inquiry<Assessment> assessment;

    AssessmentViewModel(Draft draft, Survey survey, Work work) {
        this.draft = draft;
        this.survey = survey;
        this.assessment = new Inquiry<>(work.tasks());
    }

    Inquiry<Assessment> assessment() {
        return assessment;
    }

    void ask() {
        String yaml = draft.yaml();
        assessment.ask(() -> survey.assess(yaml));
    }

    /// What was answered was of another session.
    void forget() {
        assessment.forget();
    }

    List<Finding> findings() {
        return assessment.answer().map(Assessment::findings).orElse(List.of());
    }

    long count(Severity severity) {
        return assessment.answer().map(each -> each.count(severity)).orElse(0L);
    }
}
