package dev.turnstone.app.ui.workflow;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.text.CodeView;
import dev.turnstone.app.ui.text.Highlight;
import dev.turnstone.app.ui.theme.StateBadge;
import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.app.ui.workflow.Actions.Action;
import dev.turnstone.engine.workflow.StepState;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/// One step: what it says of itself, and what can be done with it.
final class StepPanelView extends VBox {
    private final WorkflowViewModel model;
    private final Texts texts;
    private final Label title = new Label();
    private final StateBadge state;
    private final Label id = new Label();
    private final VBox note = new VBox(4);
    private final Label said = new Label();
    private final Label remedy = new Label();
    private final GridPane facts = new GridPane();
    private final CodeView inputs;
    private final CodeView outputs;
    private final CodeView log;
    private final CodeView history;
    private final TabPane tabs = new TabPane();
    private final ActionButtons buttons;

    StepPanelView(WorkflowViewModel model, Desk desk, Texts texts) {
        this.model = model;
        this.texts = texts;
        buttons = new ActionButtons("step", model, texts, this, model::askHere);
        getStyleClass().addAll("framed", "step-panel");
        state = new StateBadge(desk.texts(), StateLook.of(StepState.NOT_STARTED));
        inputs = new CodeView(texts.text("panel.inputs"), texts);
        outputs = new CodeView(texts.text("panel.outputs"), texts);
        log = new CodeView(texts.text("panel.log"), texts);
        history = new CodeView(texts.text("panel.history"), texts);
        title.getStyleClass().add("section-title");
        id.getStyleClass().addAll("mono", "muted");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.getStyleClass().add("strong");
        remedy.setWrapText(true);
        remedy.setMinHeight(USE_PREF_SIZE);
        remedy.getStyleClass().add("muted");
        note.getChildren().addAll(said, remedy);
        note.getStyleClass().addAll("step-note", "tone-neutral");
        facts.getStyleClass().add("facts");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, title, space, state);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox top = new VBox(8, head, id, note, actions());
        top.getStyleClass().add("step-top");
        tabs();
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(top, tabs);
        setMinWidth(360);
        model.panelProperty().subscribe(this::show);
        model.runProperty().subscribe(this::offer);
    }

    @Override
    public void requestFocus() {
        tabs.requestFocus();
    }

    private void show(Optional<StepPanel> panel) {
        setVisible(panel.isPresent());
        panel.ifPresent(this::show);
    }

    private void show(StepPanel panel) {
        title.setText(panel.title());
        id.setText(panel.id());
        StateLook look = StateLook.of(panel.state());
        state.show(look);
        said.setText(panel.note());
        remedy.setText(panel.remedy());
        remedy.setManaged(!panel.remedy().isEmpty());
        note.setVisible(!panel.note().isEmpty() || !panel.remedy().isEmpty());
        note.setManaged(note.isVisible());
        note.getStyleClass().removeIf(style -> style.startsWith("tone-"));
        note.getStyleClass().add(look.tone().style());
        facts.getChildren().clear();
        for (int i = 0; i < panel.facts().size(); i++) {
            Label name = new Label(panel.facts().get(i).name());
            name.getStyleClass().add("muted");
            name.setMinWidth(USE_PREF_SIZE);
            Label value = new Label(panel.facts().get(i).value());
            value.setWrapText(true);
            facts.addRow(i, name, value);
        }
        inputs.show(panel.inputs(), Highlight.JSON);
        outputs.show(panel.outputs(), Highlight.JSON);
        log.show(panel.log(), Highlight.LOG);
        history.show(panel.history(), Highlight.LOG);
        offer();
    }

    private void offer() {
        buttons.each((action, button) -> button.setVisible(model.isPossibleHere(action)));
    }

    private Node actions() {
        return new FlowPane(
                8,
                8,
                buttons.add(Action.APPROVE, "act.approve", Feather.CHECK, "accent"),
                buttons.add(Action.WAIVE, "act.waive", Feather.CHECK_SQUARE),
                buttons.add(Action.RETRY, "act.retry", Feather.ROTATE_CW),
                buttons.add(Action.ROLL_BACK, "act.roll-back", Feather.CORNER_UP_LEFT));
    }

    private void tabs() {
        ScrollPane summary = new ScrollPane(facts);
        summary.setFitToWidth(true);
        summary.getStyleClass().add("edge-to-edge");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs()
                .addAll(
                        tab("panel.summary", summary),
                        tab("panel.inputs", inputs),
                        tab("panel.outputs", outputs),
                        tab("panel.log", log),
                        tab("panel.history", history));
    }

    private Tab tab(String key, Node content) {
        return new Tab(texts.bundle().getString(key), content);
    }
}
