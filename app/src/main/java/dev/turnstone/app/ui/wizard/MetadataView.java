package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.diff.DiffView;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.Tone;
import dev.turnstone.engine.metadata.Action;
import dev.turnstone.engine.metadata.PlannedObject;
import dev.turnstone.engine.metadata.convert.Kind;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.Comparator;

/// Each object as the source has it and as the target gets it, what is lost, and the consent.
final class MetadataView implements StepContent {
    private static final double LIST = 0.3;

    private final ListView<PlannedObject> list = new ListView<>();
    private final VBox told = new VBox(8);
    private final DiffView diff;
    private final ObjectEditor editor;
    private final Label open = new Label("", Icons.of(Feather.ALERT_TRIANGLE));
    private final AnswerPane<?> node;
    private final MetadataViewModel model;
    private final Texts texts;

    /// Outlives a list that is asked for again.
    private String busyWith = "";

    MetadataView(MetadataViewModel model, Desk desk, Texts texts) {
        this.model = model;
        this.texts = texts;
        diff = new DiffView(desk.tasks(), Texts.of("controls"));
        diff.name(texts.text("wizard.metadata.before"), texts.text("wizard.metadata.after"));
        diff.getStyleClass().add("framed");
        diff.whenBeyond(this::walk);
        editor = new ObjectEditor(texts, this::written, this::keep, this::discard);
        StackPane shown = new StackPane(diff, editor);
        VBox.setVgrow(shown, Priority.ALWAYS);
        editing(false);
        list.setId("objects");
        list.setAccessibleText(texts.text("wizard.metadata.objects"));
        list.setCellFactory(_ -> new ObjectCell(texts, model::isWriting));
        list.getStyleClass().addAll("objects", "framed");
        list.getSelectionModel().selectedItemProperty().subscribe(this::show);
        ScrollPane top = new ScrollPane(told);
        top.setFitToWidth(true);
        top.setMaxHeight(200);
        top.setMinHeight(Region.USE_PREF_SIZE);
        top.getStyleClass().add("edge-to-edge");
        VBox right = new VBox(12, top, shown);
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
        model.written().keysProperty().subscribe(() -> list.refresh());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node first() {
        return list;
    }

    /// What is written by hand is kept by the key that leads on elsewhere.
    @Override
    public boolean finish() {
        boolean open = editor.isVisible();
        if (open) {
            editor.keep();
        }
        return open;
    }

    private void fill() {
        String before = busyWith;
        list.getItems().setAll(model.objects());
        list.getItems().stream()
                .min(Comparator.comparingInt(each -> rank(each, before)))
                .ifPresent(list.getSelectionModel()::select);
        count();
    }

    /// What somebody was busy with first, then what needs somebody.
    private int rank(PlannedObject object, String before) {
        if (before.equals(object.key())) {
            return 0;
        }
        if (object.action() == Action.REFUSED) {
            return 1;
        }
        return MetadataViewModel.loses(object) && !model.isConsented(object) ? 2 : 3;
    }

    private void count() {
        int waiting = model.openProperty().get();
        long refused =
                model.objects().stream().filter(each -> each.action() == Action.REFUSED).count();
        open.setVisible(waiting > 0 || refused > 0);
        open.setManaged(open.isVisible());
        open.setText(
                refused > 0
                        ? texts.text("wizard.metadata.refused", refused)
                        : texts.text("wizard.metadata.open", waiting));
        open.getStyleClass().removeIf(style -> style.startsWith("tone-"));
        open.getStyleClass().add((refused > 0 ? Tone.BAD : Tone.WARNING).style());
    }

    private void editing(boolean now) {
        editor.setVisible(now);
        diff.setVisible(!now);
    }

    private void written(String body) {
        PlannedObject object = list.getSelectionModel().getSelectedItem();
        if (object != null) {
            model.write(object, body);
        }
    }

    private void keep(String body) {
        PlannedObject object = list.getSelectionModel().getSelectedItem();
        editing(false);
        if (object != null) {
            model.replace(object, body);
        }
    }

    private void discard() {
        PlannedObject object = list.getSelectionModel().getSelectedItem();
        editing(false);
        if (object != null) {
            model.written().done(object.key());
        }
    }

    /// What can be done about an object by hand.
    private Node ways(PlannedObject object) {
        Button edit = new Button(texts.text("wizard.metadata.edit"), Icons.of(Feather.EDIT_2));
        edit.setId("object-edit");
        edit.setOnAction(
                _ -> {
                    editing(true);
                    editor.edit(
                            model.written()
                                    .text(object.key())
                                    .orElseGet(() -> object.sent().toPrettyString()));
                    editor.focus();
                });
        Button leave =
                new Button(
                        texts.text(
                                object.kind() == Kind.INDEX
                                        ? "wizard.metadata.leave-index"
                                        : "wizard.metadata.leave"),
                        Icons.of(Feather.MINUS_CIRCLE));
        leave.setId("object-leave");
        leave.setOnAction(_ -> model.leaveOut(object));
        FlowPane ways = new FlowPane(8, 8, edit, leave);
        if (model.isEdited(object)) {
            Button undo =
                    new Button(
                            texts.text("wizard.metadata.undo"), Icons.of(Feather.CORNER_UP_LEFT));
            undo.setId("object-undo");
            undo.setOnAction(_ -> model.undoEdit(object));
            ways.getChildren().add(undo);
        }
        return ways;
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
        editing(false);
        if (object == null) {
            return;
        }
        busyWith = object.key();
        Label name = new Label(object.kind().label() + "  " + object.name());
        name.getStyleClass().add("section-title");
        // Above everything that is to be read: nobody scrolls for a way out.
        told.getChildren().addAll(name, ways(object));
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
        model.written()
                .text(object.key())
                .ifPresent(
                        body -> {
                            editor.edit(body);
                            editing(true);
                        });
    }

    private static Label words(String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("muted");
        return words;
    }
}
