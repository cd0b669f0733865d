package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.wizard.Inquiry.State;

/// What each step knows and asks, all of one draft. The window's thread.
final class StepModels {
    private final ClusterViewModel source;
    private final ClusterViewModel target;
    private final AssessmentViewModel assessment;
    private final IndicesViewModel indices;
    private final StrategyViewModel strategy;
    private final MetadataViewModel metadata;
    private final PlanViewModel plan;

    StepModels(Draft draft, DraftDesk drafts, Survey survey, Work work, Desk desk, Texts texts) {
        this.source = new ClusterViewModel(Side.SOURCE, draft, drafts, survey, work);
        this.target = new ClusterViewModel(Side.TARGET, draft, drafts, survey, work);
        this.assessment = new AssessmentViewModel(draft, survey, work);
        this.indices = new IndicesViewModel(draft, survey, work);
        this.strategy = new StrategyViewModel(draft, source);
        this.metadata = new MetadataViewModel(draft, drafts, survey, work, indices::leaveOut);
        this.plan = new PlanViewModel(draft, drafts, survey, desk, texts);
    }

    ClusterViewModel cluster(Side side) {
        return side == Side.SOURCE ? source : target;
    }

    AssessmentViewModel assessment() {
        return assessment;
    }

    IndicesViewModel indices() {
        return indices;
    }

    StrategyViewModel strategy() {
        return strategy;
    }

    MetadataViewModel metadata() {
        return metadata;
    }

    PlanViewModel plan() {
        return plan;
    }

    /// Told whenever something that decides over the way may have changed.
    void whenAnswered(Runnable listener) {
        source.contact().stateProperty().subscribe(_ -> listener.run());
        target.contact().stateProperty().subscribe(_ -> listener.run());
        indices.inquiry().stateProperty().subscribe(_ -> listener.run());
        plan.planned().stateProperty().subscribe(_ -> listener.run());
        metadata.written().keysProperty().subscribe(_ -> listener.run());
        metadata.preview()
                .stateProperty()
                .subscribe(
                        now -> {
                            if (now instanceof State.Here<MetadataViewModel.Preview>(var fresh)) {
                                metadata.take(fresh);
                            }
                            listener.run();
                        });
    }

    /// Whether the step's answers let one go on.
    boolean isClear(WizardStep which) {
        return switch (which) {
            case SOURCE -> source.isClear();
            case TARGET -> target.isClear();
            case ASSESSMENT -> true;
            case INDICES -> indices.isClear();
            case STRATEGY -> strategy.isClear();
            case METADATA -> metadata.isClear();
            case PLAN -> plan.isClear();
            case START -> false;
        };
    }

    /// The draft is another one: all that was answered was of the one before.
    void read(String session) {
        source.read(session);
        target.read(session);
        indices.read();
        strategy.read();
        metadata.read(session);
        assessment.forget();
        plan.forget();
    }

    /// Asks what the step shows.
    void enter(WizardStep step, String session) {
        switch (step) {
            case ASSESSMENT -> assessment.ask();
            case INDICES -> indices.ask();
            case METADATA -> metadata.ask();
            case PLAN -> plan.ask(session);
            case START -> {
                if (plan.ofNow().isEmpty()) {
                    plan.ask(session);
                }
            }
            case SOURCE, TARGET, STRATEGY -> {}
        }
    }
}
