package dev.turnstone.app.ui.workflow;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.graph.GraphNode;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.Consequences;
import dev.turnstone.app.ui.run.RunNodes;
import dev.turnstone.app.ui.workflow.Actions.Action;
import dev.turnstone.engine.host.RunView;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.MissingNode;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// State and actions of the workflow page. The window's thread; knows no control.
public final class WorkflowViewModel {
    private final ReadOnlyObjectWrapper<Optional<RunView>> run =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<GraphNode>> nodes =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<StepPanel>> panel =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty selected = new SimpleStringProperty("");
    private final Desk desk;
    private final Texts texts;
    private final Actions actions;
    private final PanelReader reader;
    private @Nullable Asked shown;
    private @Nullable Asked loading;
    private String followed = "";

    WorkflowViewModel(Desk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
        this.actions = new Actions(texts, desk.texts(), desk.who());
        this.reader = new PanelReader(texts);
        selected.subscribe(_ -> load());
    }

    ReadOnlyObjectProperty<Optional<RunView>> runProperty() {
        return run.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<GraphNode>> nodesProperty() {
        return nodes.getReadOnlyProperty();
    }

    /// The selected step, or nothing.
    ReadOnlyObjectProperty<Optional<StepPanel>> panelProperty() {
        return panel.getReadOnlyProperty();
    }

    StringProperty selectedProperty() {
        return selected;
    }

    /// What the engine knows now.
    void update(FeedSnapshot now) {
        Optional<RunView> newest = now.run();
        if (newest.equals(run.get())) {
            return;
        }
        run.set(newest);
        nodes.set(newest.map(view -> RunNodes.of(view, texts)).orElse(List.of()));
        follow(newest);
        load();
    }

    /// As long as nobody selects by hand: on to what waits for somebody, and from what has ended to
    /// what is under way.
    private void follow(Optional<RunView> newest) {
        Optional<RunView.StepView> here = step();
        boolean byHand = !selected.get().equals(followed) && here.isPresent();
        String next = newest.map(WorkflowViewModel::worthALook).orElse("");
        boolean rests =
                here.map(step -> !step.state().isFinished() && !isForSomebody(next)).orElse(false);
        if (!byHand && !rests) {
            followed = next;
            selected.set(next);
        }
    }

    private boolean isForSomebody(String id) {
        return run.get().stream()
                .flatMap(view -> view.steps().stream())
                .anyMatch(step -> step.id().equals(id) && rank(step) <= 1);
    }

    boolean isPossible(Action action) {
        return run.get().map(view -> Actions.isPossible(action, view)).orElse(false);
    }

    boolean isPossibleHere(Action action) {
        return run.get()
                .flatMap(view -> step().map(step -> Actions.isPossible(action, view, step)))
                .orElse(false);
    }

    /// Finds out what an action on the whole run would do, and hands it on to be agreed to.
    void ask(Action action, Consumer<Consequences> then) {
        run.get()
                .ifPresent(
                        view ->
                                desk.tasks()
                                        .run(
                                                () -> actions.whole(action, view, desk.engine()),
                                                then));
    }

    /// The same for the selected step.
    void askHere(Action action, Consumer<Consequences> then) {
        Optional<RunView.StepView> step = step();
        run.get()
                .ifPresent(
                        view ->
                                step.ifPresent(
                                        of ->
                                                desk.tasks()
                                                        .run(
                                                                () ->
                                                                        actions.consequences(
                                                                                action,
                                                                                view,
                                                                                of,
                                                                                desk.engine()),
                                                                then)));
    }

    /// Does what was agreed to.
    void act(Consequences agreed) {
        desk.tasks().run(() -> desk.engine().ask(agreed.asked()), _ -> desk.feed().refresh());
    }

    private Optional<RunView.StepView> step() {
        return run.get()
                .flatMap(
                        view ->
                                view.steps().stream()
                                        .filter(each -> each.id().equals(selected.get()))
                                        .findFirst());
    }

    /// Asks again for the selected step, unless an answer is awaited already.
    private void load() {
        Optional<RunView.StepView> step = step();
        if (step.isEmpty()) {
            panel.set(Optional.empty());
            shown = null;
            loading = null;
            return;
        }
        RunView.StepView of = step.get();
        Asked now = new Asked(run.get().orElseThrow(), of);
        if (!now.isOfSameRun(shown)) {
            panel.set(Optional.empty());
        }
        if (now.isOfSameStep(loading)) {
            return;
        }
        loading = now;
        shown = now;
        String session = now.run().session();
        desk.tasks()
                .run(
                        () ->
                                reader.read(
                                        of,
                                        desk.engine()
                                                .ask(
                                                        Engine.request("step", session)
                                                                .put("step", of.id()))),
                        answer -> loaded(now, answer),
                        // An engine of another version: what the run tells is shown alone.
                        _ -> loaded(now, reader.read(of, MissingNode.getInstance())));
    }

    /// What came while the answer was awaited is asked for next.
    private void loaded(Asked of, StepPanel answer) {
        if (!of.equals(loading)) {
            return;
        }
        loading = null;
        panel.set(Optional.of(answer));
        if (!run.get().equals(Optional.of(of.run()))) {
            load();
        }
    }

    /// A step of a run as it was when it was asked about.
    private record Asked(RunView run, RunView.StepView step) {
        boolean isOfSameRun(@Nullable Asked other) {
            return other != null
                    && run.session().equals(other.run.session())
                    && Objects.equals(run.run(), other.run.run());
        }

        boolean isOfSameStep(@Nullable Asked other) {
            return other != null && isOfSameRun(other) && step.id().equals(other.step.id());
        }
    }

    /// What failed or waits for a person first, then what is under way.
    private static String worthALook(RunView run) {
        return run.steps().stream()
                .min(java.util.Comparator.comparingInt(WorkflowViewModel::rank))
                .map(RunView.StepView::id)
                .orElse("");
    }

    private static int rank(RunView.StepView step) {
        return switch (step.state()) {
            case NEEDS_ATTENTION, FAILED -> 0;
            case WAITING_FOR_APPROVAL, UNKNOWN -> 1;
            case RUNNING, STOPPING, ROLLING_BACK, RECONCILING -> 2;
            case WAITING, PAUSED, SERVING -> 3;
            default -> 4;
        };
    }
}
