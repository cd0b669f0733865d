package dev.turnstone.app.ui.run;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.StateBadge;
import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.engine.workflow.StepState;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// Columns of tables: words, numbers to the right, states as badges.
public final class Columns {
    /// One height for all: where rows are measured one by one, scrolling takes twice as long.
    private static final double ROW = 34;

    private Columns() {}

    public static <T> TableColumn<T, String> words(
            String title, double width, Function<T, String> of) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.apply(row.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    /// Sorted as numbers; negative ones are not known and shown as a dash.
    public static <T> TableColumn<T, Number> numbers(
            String title, double width, ToLongFunction<T> of) {
        TableColumn<T, Number> column = new TableColumn<>(title);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(of.applyAsLong(row.getValue())));
        column.setCellFactory(_ -> new NumberCell<>());
        column.getStyleClass().add("number-column");
        column.setPrefWidth(width);
        return column;
    }

    /// A share from 0 to 1 as a bar and in words; a negative one is not known and shown as a dash.
    public static <T> TableColumn<T, Number> bars(
            String title, double width, ToDoubleFunction<T> of) {
        TableColumn<T, Number> column = new TableColumn<>(title);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(of.applyAsDouble(row.getValue())));
        column.setCellFactory(_ -> new BarCell<>());
        column.setPrefWidth(width);
        return column;
    }

    public static <T> TableColumn<T, StepState> states(
            String title, double width, Texts words, Function<T, StepState> of) {
        TableColumn<T, StepState> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.apply(row.getValue())));
        column.setCellFactory(_ -> new StateCell<>(words));
        column.setPrefWidth(width);
        return column;
    }

    /// A table with these columns that share its width.
    @SafeVarargs
    public static <T> TableView<T> table(String name, TableColumn<T, ?>... columns) {
        TableView<T> table = new TableView<>();
        table.setAccessibleText(name);
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        for (TableColumn<T, ?> column : columns) {
            table.getColumns().add(column);
        }
        table.getStyleClass().add("plain-table");
        return table;
    }

    /// A number with its thousands apart.
    private static final class NumberCell<T> extends TableCell<T, Number> {
        @Override
        protected void updateItem(Number number, boolean empty) {
            super.updateItem(number, empty);
            setText(
                    empty || number == null
                            ? null
                            : number.longValue() < 0 ? "–" : Figures.count(number.longValue()));
        }
    }

    /// A bar with its percents.
    private static final class BarCell<T> extends TableCell<T, Number> {
        private final ProgressBar bar = new ProgressBar();
        private final Label words = new Label();
        private final HBox both = new HBox(8, bar, words);

        BarCell() {
            bar.setMinWidth(40);
            bar.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(bar, Priority.ALWAYS);
            words.setMinWidth(44);
            both.getStyleClass().add("bar-cell");
        }

        @Override
        protected void updateItem(Number share, boolean empty) {
            super.updateItem(share, empty);
            boolean known = !empty && share != null && share.doubleValue() >= 0;
            setGraphic(known ? both : null);
            setText(empty || known ? null : "–");
            if (known) {
                bar.setProgress(share.doubleValue());
                words.setText(Figures.percent(share.doubleValue()));
                setAccessibleText(words.getText());
            }
        }
    }

    /// A badge.
    private static final class StateCell<T> extends TableCell<T, StepState> {
        private final StateBadge badge;
        private final Texts words;

        StateCell(Texts words) {
            this.words = words;
            this.badge = new StateBadge(words, StateLook.of(StepState.NOT_STARTED));
        }

        @Override
        protected void updateItem(StepState state, boolean empty) {
            super.updateItem(state, empty);
            if (empty || state == null) {
                setGraphic(null);
                return;
            }
            badge.show(StateLook.of(state));
            setAccessibleText(StateLook.of(state).word(words));
            setGraphic(badge);
        }
    }
}
