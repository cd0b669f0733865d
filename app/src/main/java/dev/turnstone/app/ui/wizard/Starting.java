package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.wizard.DraftDesk.Base;
import dev.turnstone.app.ui.wizard.Inquiry.State;

/// Makes the draft the session's spec and starts it. The window's thread.
final class Starting {
    private final Draft draft;
    private final DraftDesk drafts;
    private final DraftKeeper keeper;
    private final PlanViewModel plan;
    private final Desk desk;
    private final Inquiry<Base> inquiry;
    private String session = "";
    private WizardStep step = WizardStep.START;

    Starting(Draft draft, DraftDesk drafts, DraftKeeper keeper, PlanViewModel plan, Desk desk) {
        this.draft = draft;
        this.drafts = drafts;
        this.keeper = keeper;
        this.plan = plan;
        this.desk = desk;
        this.inquiry = new Inquiry<>(desk.tasks());
        inquiry.stateProperty().subscribe(this::said);
    }

    Inquiry<Base> inquiry() {
        return inquiry;
    }

    /// The plan is of this draft, the draft of the newest spec, and nobody has started it already.
    boolean isClear() {
        return plan.isClear()
                && keeper.newerProperty().get().isEmpty()
                && !(inquiry.stateProperty().get() instanceof State.Asking<Base>);
    }

    void start(String of, WizardStep at) {
        session = of;
        step = at;
        Engine engine = desk.engine();
        String yaml = draft.yaml();
        Base base = keeper.base();
        long number = keeper.next();
        inquiry.ask(
                () -> {
                    Base started = drafts.configure(of, yaml, base, desk.who());
                    engine.ask(Engine.request("start", of).put("who", desk.who()));
                    drafts.forget(of, number);
                    return started;
                });
    }

    private void said(State<Base> now) {
        switch (now) {
            case State.Here<Base>(Base started) -> keeper.became(started, step);
            case State.Failed<Base>(var _) -> keeper.look(session);
            case State.Idle<Base>() -> {}
            case State.Asking<Base>() -> {}
        }
    }
}
