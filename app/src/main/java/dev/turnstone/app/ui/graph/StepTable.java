package dev.turnstone.app.ui.graph;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.StateBadge;
import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.engine.workflow.StepState;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The same steps as a table: for screen readers, and for who likes lists better.
public final class StepTable extends TableView<GraphNode> {
    private final Texts texts;
    private final Texts words;
    private Consumer<String> selecting = _ -> {};
    private Consumer<String> opening = _ -> {};
    private boolean filling;

    public StepTable(Texts texts, Texts words) {
        this.texts = texts;
        this.words = words;
        setAccessibleText(texts.text("graph.table"));
        getStyleClass().add("step-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label(texts.text("graph.noneMatch")));
        getColumns().add(state());
        getColumns().add(text("graph.column.step", GraphNode::title, 190));
        getColumns().add(text("graph.column.line", GraphNode::line, 170));
        getColumns().add(text("graph.column.detail", GraphNode::detail, 140));
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        node -> {
                            if (node != null && !filling) {
                                selecting.accept(node.id());
                            }
                        });
        addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    if (event.getClickCount() == 2) {
                        open();
                    }
                });
        setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        open();
                        event.consume();
                    }
                });
    }

    public void whenSelected(Consumer<String> action) {
        selecting = action;
    }

    public void whenOpened(Consumer<String> action) {
        opening = action;
    }

    public void show(List<GraphNode> nodes, String selected) {
        filling = true;
        try {
            if (getItems().size() == nodes.size()) {
                for (int i = 0; i < nodes.size(); i++) {
                    if (!getItems().get(i).equals(nodes.get(i))) {
                        getItems().set(i, nodes.get(i));
                    }
                }
            } else {
                getItems().setAll(nodes);
            }
            for (int i = 0; i < nodes.size(); i++) {
                if (nodes.get(i).id().equals(selected)
                        && getSelectionModel().getSelectedIndex() != i) {
                    getSelectionModel().clearAndSelect(i);
                }
            }
        } finally {
            filling = false;
        }
    }

    private void open() {
        GraphNode node = getSelectionModel().getSelectedItem();
        if (node != null) {
            opening.accept(node.id());
        }
    }

    private TableColumn<GraphNode, StepState> state() {
        TableColumn<GraphNode, StepState> column =
                new TableColumn<>(texts.text("graph.column.state"));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().state()));
        column.setCellFactory(_ -> new StateCell());
        column.setPrefWidth(150);
        return column;
    }

    private TableColumn<GraphNode, String> text(
            String key, Function<GraphNode, String> of, double width) {
        TableColumn<GraphNode, String> column = new TableColumn<>(texts.bundle().getString(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(of.apply(row.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    /// Icon, word and colour.
    private final class StateCell extends TableCell<GraphNode, StepState> {
        private final StateBadge label = new StateBadge(words, StateLook.of(StepState.NOT_STARTED));

        @Override
        protected void updateItem(StepState state, boolean empty) {
            super.updateItem(state, empty);
            if (empty || state == null) {
                setGraphic(null);
                return;
            }
            label.show(StateLook.of(state));
            setGraphic(label);
            setAccessibleText(label.getText());
        }
    }
}
