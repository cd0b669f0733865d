package dev.turnstone.app.ui.shell;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.run.Figures;
import dev.turnstone.app.ui.run.Proofs;
import dev.turnstone.app.ui.run.Results;
import dev.turnstone.app.ui.run.StepName;
import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.app.ui.theme.Tone;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepState;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/// Is it moving, is it the same, can I go back? Answered from a run as the engine knows it.
record ThreeQuestions(Question moving, Question same, Question back) {
    private static final Texts STEPS = Texts.of("controls");

    static ThreeQuestions of(Texts texts, Optional<RunView> run) {
        return run.map(
                        view ->
                                new ThreeQuestions(
                                        moving(texts, view), same(texts, view), back(texts, view)))
                .orElseGet(
                        () ->
                                new ThreeQuestions(
                                        neutral(
                                                texts.text("ask.moving.none"),
                                                texts.text("ask.moving.none.why")),
                                        neutral(
                                                texts.text("ask.same.none"),
                                                texts.text("ask.same.whenProven")),
                                        neutral(
                                                texts.text("ask.back.none"),
                                                texts.text("ask.back.clients"))));
    }

    /// Where the run cannot be read, none of them has an answer.
    static ThreeQuestions unknown(Texts texts) {
        Question nobodyKnows = neutral(texts.text("ask.unknown"), texts.text("ask.unknown.why"));
        return new ThreeQuestions(nobodyKnows, nobodyKnows, nobodyKnows);
    }

    /// Answers of before, without the colour of what holds now.
    ThreeQuestions faded() {
        return new ThreeQuestions(faded(moving), faded(same), faded(back));
    }

    private static Question faded(Question question) {
        return neutral(question.answer(), question.evidence());
    }

    private static Question moving(Texts texts, RunView run) {
        long done = run.steps().stream().filter(step -> step.state().isFinished()).count();
        String steps = texts.text("ask.moving.steps", done, run.steps().size());
        Optional<RunView.StepView> waits = first(run, StepState.WAITING_FOR_APPROVAL);
        if (waits.isPresent() && run.state() == RunState.RUNNING) {
            return new Question(
                    Tone.WARNING,
                    texts.text("ask.moving.approval"),
                    texts.text("ask.moving.waits", said(waits.get())));
        }
        if (run.state() == RunState.RUNNING && !run.driven()) {
            return new Question(Tone.WARNING, texts.text("ask.moving.nobody"), steps);
        }
        StateLook look = StateLook.of(run.state());
        StepState telling = run.state() == RunState.FAILED ? StepState.FAILED : StepState.RUNNING;
        return first(run, telling)
                .map(
                        step ->
                                new Question(
                                        look.tone(),
                                        texts.text(
                                                "ask.moving.of",
                                                look.word(texts),
                                                done,
                                                run.steps().size()),
                                        said(step)))
                .orElseGet(() -> new Question(look.tone(), look.word(texts), steps));
    }

    private static Question same(Texts texts, RunView run) {
        Proofs proofs = Proofs.of(run);
        return switch (proofs.verdict()) {
            case BROKEN ->
                    new Question(
                            Tone.BAD,
                            texts.text("ask.same.broken"),
                            proofs.broken()
                                    .map(step -> texts.text("ask.same.lookAt", said(step)))
                                    .orElse(""));
            case PROVEN ->
                    new Question(Tone.GOOD, texts.text("ask.same.proven"), compared(texts, proofs));
            case NOT_YET ->
                    neutral(
                            texts.text("ask.same.notYet"),
                            proofs.ended().isEmpty()
                                    ? texts.text("ask.same.whenProven")
                                    : texts.text(
                                            "ask.same.some",
                                            proofs.ended().size(),
                                            proofs.wanted().size()));
        };
    }

    /// How much was held against each other, and when that ended.
    private static String compared(Texts texts, Proofs proofs) {
        long documents =
                proofs.ended().stream()
                        .mapToLong(step -> Results.of(step).path("documents").asLong(0))
                        .sum();
        return proofs.ended().stream()
                .map(RunView.StepView::ended)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(when -> texts.text("ask.same.documents.at", documents, Figures.time(when)))
                .orElseGet(() -> texts.text("ask.same.documents", documents));
    }

    /// Clients still use the source, as no version of the engine turns them yet: going back loses
    /// nothing.
    private static Question back(Texts texts, RunView run) {
        return switch (run.state()) {
            case ROLLED_BACK -> neutral(texts.text("ask.back.done"), texts.text("ask.back.clean"));
            case ROLLING_BACK ->
                    new Question(
                            Tone.ACTIVE,
                            texts.text("ask.back.underWay"),
                            texts.text("ask.back.clients"));
            case NEEDS_ATTENTION ->
                    new Question(
                            Tone.BAD, texts.text("ask.back.stuck"), texts.text("ask.back.clients"));
            default ->
                    new Question(
                            Tone.GOOD, texts.text("ask.back.yes"), texts.text("ask.back.clients"));
        };
    }

    private static Optional<RunView.StepView> first(RunView run, StepState state) {
        return run.steps().stream().filter(step -> step.state() == state).findFirst();
    }

    /// In words instead of its id.
    private static String said(RunView.StepView step) {
        return StepName.of(step.id(), step.kind()).said(STEPS);
    }

    private static Question neutral(String answer, String evidence) {
        return new Question(Tone.NEUTRAL, answer, evidence);
    }
}
