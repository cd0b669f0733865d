package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.diff.DiffView;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.engine.metadata.PlannedObject;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Each object as the source has it and as the target gets it, what is lost, and the consent.
final class MetadataView implements StepContent {
    private static final double LIST = 0.3;

    private final ListView<PlannedObject> list = new ListView<>();
    private final VBox told = new VBox(8);
    private final DiffView diff;
    private final Label open = new Label("", Icons.of(Feather.ALERT_TRIANGLE));
    private final AnswerPane<?> node;
    private final MetadataViewModel model;
    private final Texts texts;

    MetadataView(MetadataViewModel model, Desk desk, Texts texts) {
        this.model = model;
        this.texts = texts;
        diff = new DiffView(desk.tasks(), Texts.of("controls"));
        diff.name(texts.text("wizard.metadata.before"), texts.text("wizard.metadata.after"));
        diff.getStyleClass().add("framed");
        diff.whenBeyond(this::walk);
        VBox.setVgrow(diff, Priority.ALWAYS);
        list.setId("objects");
        list.setAccessibleText(texts.text("wizard.metadata.objects"));
        list.setCellFactory(_ -> new ObjectCell(texts));
        list.getStyleClass().addAll("objects", "framed");
        list.getSelectionModel().selectedItemProperty().subscribe(this::show);
        ScrollPane top = new ScrollPane(told);
        top.setFitToWidth(true);
        top.setMaxHeight(200);
        top.setMinHeight(Region.USE_PREF_SIZE);
        top.getStyleClass().add("edge-to-edge");
        VBox right = new VBox(12, top, diff);
        SplitPane both = new SplitPane(list, right);
        both.setDividerPositions(LIST);
        both.getStyleClass().add("bare-split");
        SplitPane.setResizableWithParent(list, false);
        VBox.setVgrow(both, Priority.ALWAYS);
        open.getStyleClass().addAll("state-badge", "tone-warning");
        VBox content = new VBox(12, open, both);
        node =
                new AnswerPane<>(
                        model.preview(), texts, texts.text("wizard.trying"), content, model::ask);
        model.preview().stateProperty().subscribe(_ -> fill());
        model.openProperty().subscribe(this::count);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node first() {
        return list;
    }

    private void fill() {
        list.getItems().setAll(model.objects());
        // What needs somebody comes first.
        PlannedObject first =
                model.objects().stream()
                        .filter(each -> MetadataViewModel.loses(each) && !model.isConsented(each))
                        .findFirst()
                        .orElse(null);
        if (first == null) {
            list.getSelectionModel().selectFirst();
        } else {
            list.getSelectionModel().select(first);
        }
        count();
    }

    private void count() {
        int waiting = model.openProperty().get();
        open.setVisible(waiting > 0);
        open.setManaged(waiting > 0);
        open.setText(texts.text("wizard.metadata.open", waiting));
    }

    /// On to the next object.
    private void walk(int way) {
        int next = list.getSelectionModel().getSelectedIndex() + way;
        if (next >= 0 && next < list.getItems().size()) {
            list.getSelectionModel().clearAndSelect(next);
            list.scrollTo(next);
        }
    }

    private void show(@Nullable PlannedObject object) {
        told.getChildren().clear();
        if (object == null) {
            return;
        }
        Label name = new Label(object.kind().label() + "  " + object.name());
        name.getStyleClass().add("section-title");
        told.getChildren().add(name);
        object.refusals()
                .forEach(
                        each ->
                                told.getChildren()
                                        .add(
                                                ProblemLabel.error(
                                                        each.reason(), each.remedy(), texts)));
        if (object.refusals().isEmpty() && !object.reason().isEmpty()) {
            told.getChildren().add(words(object.reason()));
        }
        object.losses()
                .forEach(
                        each ->
                                told.getChildren()
                                        .add(
                                                ProblemLabel.warning(
                                                        texts.text(
                                                                "wizard.metadata.loses",
                                                                each.what()),
                                                        each.path(),
                                                        texts)));
        if (MetadataViewModel.loses(object)) {
            CheckBox consent = new CheckBox(texts.text("wizard.metadata.consent"));
            consent.setSelected(model.isConsented(object));
            consent.setOnAction(_ -> model.consent(object, consent.isSelected()));
            told.getChildren().add(consent);
        }
        object.changes().forEach(each -> told.getChildren().add(words(each.why())));
        diff.show(object.source().toString(), object.sent().toString());
    }

    private static Label words(String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("muted");
        return words;
    }
}
