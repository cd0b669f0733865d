package dev.turnstone.app.ui.history;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.diff.DiffView;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Page;
import dev.turnstone.app.ui.theme.Icons;

import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Subscription;

import org.kordamp.ikonli.feather.Feather;

import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The runs of the session, what happened in one, and how the specs of two differ.
public final class HistoryPage implements Page {
    private static final double UPPER = 0.42;

    private final VBox node = new VBox();
    private final Texts texts;
    private final HistoryViewModel model;
    private final TableView<RunRow> runs;
    private final Desk desk;
    private Set<Long> chosen = Set.of();
    private Subscription feed = Subscription.EMPTY;
    private boolean filling;

    public HistoryPage(Desk desk) {
        this(desk, new HistoryViewModel(desk));
    }

    HistoryPage(Desk desk, HistoryViewModel model) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        runs = RunTable.ofOne(desk, FXCollections.observableArrayList());
        runs.setId("history-runs");
        runs.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        Label none = new Label(texts.text("history.none"));
        none.getStyleClass().add("muted");
        runs.setPlaceholder(none);
        runs.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<RunRow>) _ -> chosen());
        model.runs().addListener((ListChangeListener<RunRow>) _ -> fill());
        VBox upper = new VBox(runs);
        VBox.setVgrow(runs, Priority.ALWAYS);
        upper.getStyleClass().addAll("card", "flush");
        SplitPane split = new SplitPane(upper, details(desk));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(UPPER);
        split.getStyleClass().add("bare-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        node.getChildren().addAll(heading(), split);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void shown() {
        feed.unsubscribe();
        feed = desk.feed().snapshotProperty().subscribe(model::follow);
    }

    @Override
    public void hidden() {
        feed.unsubscribe();
    }

    private void chosen() {
        if (filling) {
            return;
        }
        List<RunRow> rows =
                runs.getSelectionModel().getSelectedItems().stream()
                        .filter(Objects::nonNull)
                        .toList();
        chosen = rows.stream().map(row -> row.run().id()).collect(Collectors.toSet());
        model.choose(rows);
    }

    /// The same runs stay chosen; without any, the newest is.
    private void fill() {
        filling = true;
        var selection = runs.getSelectionModel();
        runs.getItems().setAll(model.runs());
        runs.sort();
        selection.clearSelection();
        for (int row = 0; row < runs.getItems().size(); row++) {
            if (chosen.contains(runs.getItems().get(row).run().id())) {
                selection.select(row);
            }
        }
        if (selection.isEmpty() && !runs.getItems().isEmpty()) {
            selection.select(0);
        }
        filling = false;
        chosen();
    }

    private Node heading() {
        Label title = new Label(texts.text("page.history"));
        title.getStyleClass().add("page-title");
        Label lead = new Label(texts.text("history.lead"));
        lead.getStyleClass().add("page-lead");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label done = new Label();
        done.getStyleClass().add("hint");
        model.exportedProperty()
                .subscribe(
                        file ->
                                done.setText(
                                        file.isEmpty()
                                                ? ""
                                                : texts.text("history.exported", file)));
        Button export = new Button(texts.text("history.export"), Icons.of(Feather.DOWNLOAD));
        export.setId("history-export");
        export.setOnAction(_ -> export());
        HBox line = new HBox(new VBox(4, title, lead), gap, done, export);
        line.getStyleClass().add("heading");
        return line;
    }

    private void export() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.text("history.export"));
        chooser.setInitialFileName("turnstone-history.json");
        File file = chooser.showSaveDialog(node.getScene().getWindow());
        if (file != null) {
            model.export(file.toPath());
        }
    }

    private Node details(Desk desk) {
        Tab happened = new Tab(texts.text("history.happened"), HappeningTable.of(texts, model));
        happened.setGraphic(Icons.of(Feather.LIST));
        DiffView diff = new DiffView(desk.tasks(), Texts.of("controls"));
        model.specsProperty()
                .subscribe(
                        pair -> {
                            diff.name(
                                    texts.text("history.specOf", pair.leftRun()),
                                    texts.text("history.specOf", pair.rightRun()));
                            diff.show(pair.left(), pair.right());
                        });
        Tab specs = new Tab(texts.text("history.specs"), diff);
        specs.setGraphic(Icons.of(Feather.COLUMNS));
        specs.setId("history-specs");
        TabPane tabs = new TabPane(happened, specs);
        tabs.setId("history-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        VBox card = new VBox(tabs);
        card.getStyleClass().addAll("card", "flush");
        return card;
    }
}
