package dev.turnstone.app.ui.workflow;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.graph.GraphPane;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.Nothing;
import dev.turnstone.app.ui.run.Sheet;
import dev.turnstone.app.ui.theme.StateBadge;
import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.app.ui.workflow.Actions.Action;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.workflow.StepState;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/// Graph and panel side by side, and what can be done with the whole run above them.
final class WorkflowView extends VBox {
    private static final double PANEL = 0.64;

    private final WorkflowViewModel model;
    private final Texts texts;
    private final GraphPane graph;
    private final StateBadge state;
    private final Label counts = new Label();
    private final ActionButtons buttons;

    WorkflowView(WorkflowViewModel model, Desk desk, Texts texts) {
        this.model = model;
        this.texts = texts;
        buttons = new ActionButtons("run", model, texts, this, model::ask);
        Sheet.dress(this);
        setId("workflow-page");
        graph = new GraphPane(desk.tasks(), texts, desk.texts());
        graph.getStyleClass().add("framed");
        state = new StateBadge(desk.texts(), StateLook.of(StepState.NOT_STARTED));
        counts.getStyleClass().add("muted");
        StepPanelView panel = new StepPanelView(model, desk, texts);
        graph.selectedProperty().bindBidirectional(model.selectedProperty());
        graph.whenOpened(_ -> panel.requestFocus());
        SplitPane both = new SplitPane(graph, panel);
        both.setDividerPositions(PANEL);
        both.getStyleClass().add("bare-split");
        SplitPane.setResizableWithParent(panel, false);
        Nothing nothing =
                new Nothing(
                        Feather.SHARE_2,
                        texts.text("workflow.nothing"),
                        texts.text("workflow.nothing.remedy"));
        if (desk.navigator().has("wizard")) {
            nothing.leadingOn(
                    texts.text("nothing.plan"),
                    Feather.SEND,
                    () -> desk.navigator().open("wizard"));
        }
        StackPane content = new StackPane(both, nothing);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(head(), content);
        model.nodesProperty().subscribe(graph::show);
        model.runProperty()
                .subscribe(
                        run -> {
                            both.setVisible(run.isPresent());
                            nothing.setVisible(run.isEmpty());
                            show(run);
                        });
    }

    private void show(Optional<RunView> run) {
        state.setVisible(run.isPresent());
        run.ifPresent(view -> state.show(StateLook.of(view)));
        counts.setText(
                run.map(
                                view ->
                                        texts.text(
                                                "workflow.counts",
                                                view.steps().stream()
                                                        .filter(step -> step.state().isFinished())
                                                        .count(),
                                                view.steps().size(),
                                                view.session(),
                                                String.valueOf(view.run())))
                        .orElse(""));
        buttons.each(
                (action, button) -> {
                    boolean may = model.isPossible(action);
                    button.setDisable(!may);
                    boolean seen = may || action == Action.CANCEL || action == Action.ROLL_BACK;
                    button.setVisible(seen && run.isPresent());
                });
    }

    private HBox head() {
        Label title = new Label(texts.text("workflow.title"));
        title.getStyleClass().add("page-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head =
                new HBox(
                        12,
                        title,
                        state,
                        counts,
                        space,
                        buttons.add(Action.PAUSE, "act.pause", Feather.PAUSE),
                        buttons.add(Action.RESUME, "act.resume", Feather.PLAY),
                        buttons.add(Action.ROLL_BACK, "act.roll-back.all", Feather.ROTATE_CCW),
                        buttons.add(Action.CANCEL, "act.cancel", Feather.X),
                        buttons.add(Action.END_PROXIES, "act.end-proxies", Feather.SLASH));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("page-head");
        return head;
    }
}
