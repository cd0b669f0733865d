package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.Consequences;
import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.app.ui.wizard.DraftDesk.Base;
import dev.turnstone.app.ui.wizard.DraftDesk.Loaded;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.util.Optional;
import java.util.function.Consumer;

/// Where one is among the steps, and the draft that all of them write. Every change is kept a
/// moment later, so that neither Back nor a crash loses anything. The window's thread.
final class WizardViewModel {
    private final ReadOnlyObjectWrapper<WizardStep> step =
            new ReadOnlyObjectWrapper<>(WizardStep.SOURCE);
    private final ReadOnlyStringWrapper session = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper commandLine = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final Draft draft = new Draft();
    private final Desk desk;
    private final DraftDesk drafts;
    private final Calm keeping;
    private final StepModels steps;
    private final Starting starting;
    private final DraftKeeper keeper;
    private final Texts texts;
    private String opening = "";

    WizardViewModel(Desk desk, Survey survey, Work work, Texts texts) {
        this.desk = desk;
        this.drafts = new DraftDesk(desk.home(), desk.engine());
        this.keeping = work.calm();
        this.steps = new StepModels(draft, drafts, survey, work, desk, texts);
        this.keeper = new DraftKeeper(draft, drafts, desk.tasks());
        this.starting = new Starting(draft, drafts, keeper, steps.plan(), desk);
        this.texts = texts;
        draft.whenChanged(this::changed);
        steps.whenAnswered(this::count);
        keeper.newerProperty().subscribe(_ -> count());
        starting.inquiry().stateProperty().subscribe(_ -> count());
    }

    ReadOnlyObjectProperty<WizardStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    ReadOnlyStringProperty sessionProperty() {
        return session.getReadOnlyProperty();
    }

    ReadOnlyStringProperty commandLineProperty() {
        return commandLine.getReadOnlyProperty();
    }

    /// Counts up whenever something that decides over the way may have changed.
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// The draft was read.
    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    ClusterViewModel cluster(Side side) {
        return steps.cluster(side);
    }

    AssessmentViewModel assessment() {
        return steps.assessment();
    }

    IndicesViewModel indices() {
        return steps.indices();
    }

    StrategyViewModel strategy() {
        return steps.strategy();
    }

    MetadataViewModel metadata() {
        return steps.metadata();
    }

    PlanViewModel plan() {
        return steps.plan();
    }

    /// Another spec of the session than the one that the draft began from.
    ReadOnlyObjectProperty<Optional<Base>> newerProperty() {
        return keeper.newerProperty();
    }

    /// Why what is typed is not on disk; empty while it is.
    ReadOnlyObjectProperty<Optional<Failure>> troubleProperty() {
        return keeper.troubleProperty();
    }

    Inquiry<Base> starting() {
        return starting.inquiry();
    }

    Draft draft() {
        return draft;
    }

    /// Works on this session from now on, where it was left. Until its draft is there, everything
    /// stays as it was and leads nowhere.
    void open(String name) {
        if (name.isEmpty() || name.equals(opening)) {
            return;
        }
        keep();
        opening = name;
        load();
    }

    /// What could not be read is read again at the next opening.
    void again() {
        if (!loaded.get()) {
            opening = "";
        }
    }

    private void load() {
        String name = opening;
        loaded.set(false);
        count();
        desk.tasks().run(() -> drafts.load(name), there -> take(name, there));
    }

    /// The session's newer spec counts: the draft is let go.
    void takeNewer() {
        String of = session.get();
        long number = keeper.next();
        loaded.set(false);
        desk.tasks()
                .run(
                        () -> {
                            drafts.forget(of, number);
                            return drafts.load(of);
                        },
                        there -> take(of, there));
    }

    /// The draft counts, whatever came meanwhile.
    void keepMine() {
        keeper.insist();
        starting.inquiry().forget();
        changed();
    }

    /// Whether the step's answers let one go on.
    boolean isClear(WizardStep which) {
        return steps.isClear(which);
    }

    /// Whether one may go there: what lies before has its answers.
    boolean mayGo(WizardStep to) {
        if (!loaded.get()) {
            return false;
        }
        if (to.number() <= step.get().number()) {
            return true;
        }
        for (WizardStep each = step.get(); each != to; each = each.next()) {
            if (!isClear(each)) {
                return false;
            }
        }
        return true;
    }

    void next() {
        go(step.get().next());
    }

    void back() {
        go(step.get().before());
    }

    void go(WizardStep to) {
        if (to != step.get() && mayGo(to)) {
            step.set(to);
            entered();
            changed();
        }
    }

    /// What would be started is what was planned and shown.
    boolean mayStart() {
        return loaded.get() && starting.isClear();
    }

    /// Starts what was planned; where that changes a run that is not over, somebody agrees first.
    void begin(Consumer<Consequences> ask) {
        steps.plan()
                .ofNow()
                .flatMap(PlanViewModel.Planned::edit)
                .ifPresentOrElse(edit -> ask.accept(edit.told(session.get(), texts)), this::start);
    }

    /// Starts what was planned, and what was agreed to.
    void start() {
        if (mayStart()) {
            starting.start(session.get(), step.get());
        }
    }

    /// The draft as it is now, on disk when this returns.
    void keepNow() {
        if (loaded.get()) {
            keeper.keepNow(session.get(), step.get());
        } else {
            drafts.flush();
        }
    }

    private void take(String name, Loaded there) {
        if (!name.equals(opening)) {
            return;
        }
        session.set(name);
        draft.take(there.kept().yaml());
        keeper.took(there);
        steps.read(name);
        starting.inquiry().forget();
        step.set(there.kept().step());
        loaded.set(true);
        entered();
        tell();
    }

    private void entered() {
        steps.enter(step.get(), session.get());
    }

    private void changed() {
        tell();
        keeping.whenCalm(this::keep);
    }

    private void keep() {
        if (!loaded.get()) {
            return;
        }
        keeper.keep(session.get(), step.get());
    }

    private void tell() {
        commandLine.set(new CommandLines(draft, session.get()).of(step.get()));
        count();
    }

    private void count() {
        changes.set(changes.get() + 1);
    }
}
