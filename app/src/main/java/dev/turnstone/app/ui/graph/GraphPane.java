package dev.turnstone.app.ui.graph;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.task.Tasks;
import dev.turnstone.app.ui.theme.SearchField;
import dev.turnstone.app.ui.theme.Segments;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// A graph with its tools: search, failed only, zoom, and the same as a table. Laid out away from
/// the window's thread, and only when its edges change.
public final class GraphPane extends VBox {
    private static final KeyCombination FIND =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final double ZOOM = 1.25;

    private final GraphView view;
    private final StepTable table;
    private final TextField search;
    private final ToggleButton failed = new ToggleButton();
    private final ObjectProperty<Shown> shape = new SimpleObjectProperty<>(Shown.GRAPH);
    private final Label matches = new Label();
    private final Set<String> opened = new HashSet<>();
    private final Tasks tasks;
    private final Texts texts;
    private List<GraphNode> all = List.of();
    private List<GraphNode> laidOut = List.of();
    private Drawing drawing = Drawing.NONE;
    private int version;

    /// The same steps, drawn or listed.
    private enum Shown {
        GRAPH,
        LIST
    }

    /// `words` are those of the states.
    public GraphPane(Tasks tasks, Texts texts, Texts words) {
        this.tasks = tasks;
        this.texts = texts;
        search = new SearchField(texts.text("graph.search"), texts.text("find.clear"));
        view = new GraphView(texts, words);
        table = new StepTable(texts, words);
        StackPane both = new StackPane(view, table);
        VBox.setVgrow(both, Priority.ALWAYS);
        getStyleClass().add("graph-pane");
        getChildren().addAll(tools(), both);
        table.whenSelected(view::select);
        search.textProperty().subscribe(this::filter);
        shape.subscribe(this::show);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (FIND.match(event)) {
                        search.requestFocus();
                        search.selectAll();
                        event.consume();
                    }
                });
    }

    /// The step that is selected.
    public StringProperty selectedProperty() {
        return view.selectedProperty();
    }

    public GraphView view() {
        return view;
    }

    /// Told when a step is opened; opening a group shows its steps instead.
    public void whenOpened(Consumer<String> action) {
        Consumer<String> either =
                id -> {
                    if (id.startsWith(Grouping.MARK)) {
                        opened.add(id.substring(Grouping.MARK.length()));
                        show(all);
                    } else {
                        action.accept(id);
                    }
                };
        view.whenOpened(either);
        table.whenOpened(either);
    }

    public void show(List<GraphNode> steps) {
        all = steps;
        List<GraphNode> nodes =
                Grouping.of(steps, opened, group -> texts.text("graph.group", group.size()));
        boolean same =
                nodes.size() == laidOut.size() && !drawing.equals(Drawing.NONE) && standSame(nodes);
        if (same) {
            drawn(nodes, drawing);
            return;
        }
        version++;
        int asked = version;
        tasks.run(
                () -> Layout.of(nodes),
                at -> {
                    if (asked == version) {
                        drawn(nodes, at);
                    }
                });
    }

    private void show(Shown which) {
        table.setVisible(which == Shown.LIST);
        view.setVisible(which == Shown.GRAPH);
        filter();
    }

    private boolean standSame(List<GraphNode> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            if (!nodes.get(i).standsAs(laidOut.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void drawn(List<GraphNode> nodes, Drawing at) {
        laidOut = nodes;
        drawing = at;
        view.show(nodes, at);
        filter();
    }

    private boolean isWanted(GraphNode node) {
        return (!failed.isSelected() || node.isTrouble())
                && (search.getText().isBlank() || node.matches(search.getText()));
    }

    private void filter() {
        view.want(this::isWanted);
        List<GraphNode> wanted = laidOut.stream().filter(this::isWanted).toList();
        boolean filtered = failed.isSelected() || !search.getText().isBlank();
        matches.setText(filtered ? texts.text("graph.matches", wanted.size(), laidOut.size()) : "");
        if (table.isVisible()) {
            table.show(wanted, view.selectedProperty().get());
        }
    }

    /// Selects the next one that matches.
    private void next() {
        List<GraphNode> wanted = laidOut.stream().filter(this::isWanted).toList();
        if (wanted.isEmpty()) {
            return;
        }
        List<String> ids = wanted.stream().map(GraphNode::id).toList();
        int at = ids.indexOf(view.selectedProperty().get());
        view.select(ids.get((at + 1) % ids.size()));
    }

    private HBox tools() {
        search.setPrefColumnCount(14);
        search.setMinWidth(120);
        HBox.setHgrow(search, Priority.SOMETIMES);
        search.setMaxWidth(260);
        failed.setMinWidth(USE_PREF_SIZE);
        search.setId("search-steps");
        search.setOnAction(_ -> next());
        failed.setText(texts.text("graph.failedOnly"));
        failed.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        failed.setOnAction(_ -> filter());
        matches.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox tools =
                new HBox(
                        8,
                        search,
                        failed,
                        matches,
                        space,
                        new HBox(
                                icon("graph.out", Feather.ZOOM_OUT, () -> view.zoom(1 / ZOOM)),
                                icon("graph.fit", Feather.MAXIMIZE, view::fit),
                                icon("graph.in", Feather.ZOOM_IN, () -> view.zoom(ZOOM))),
                        shapes());
        tools.getStyleClass().add("tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private Node shapes() {
        SegmentedButton shapes = Segments.of(shape, List.of(Shown.values()), this::button);
        shapes.setMinWidth(USE_PREF_SIZE);
        return shapes;
    }

    private ToggleButton button(Shown which) {
        boolean graph = which == Shown.GRAPH;
        ToggleButton button =
                new ToggleButton(
                        texts.bundle().getString(graph ? "graph.asGraph" : "graph.asTable"),
                        new FontIcon(graph ? Feather.SHARE_2 : Feather.LIST));
        button.setId(graph ? "as-graph" : "as-table");
        return button;
    }

    private Button icon(String key, Feather icon, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(texts.bundle().getString(key));
        button.setTooltip(new Tooltip(texts.bundle().getString(key)));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
