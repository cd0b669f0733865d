package dev.turnstone.app.ui.run;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.StateBadge;
import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.engine.workflow.StepState;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.LongFunction;
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
        column.setCellFactory(_ -> new WordsCell<>());
        column.setPrefWidth(width);
        return column;
    }

    /// Sorted as numbers; negative ones are not known and shown as a dash.
    public static <T> TableColumn<T, Number> numbers(
            String title, double width, ToLongFunction<T> of) {
        TableColumn<T, Number> column = new TableColumn<>(title);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(of.applyAsLong(row.getValue())));
        column.setCellFactory(_ -> new NumberCell<>(Figures::count));
        column.getStyleClass().add("number-column");
        column.setPrefWidth(width);
        return column;
    }

    /// Sorted by what they count, and shown in words of their own.
    public static <T> TableColumn<T, Number> amounts(
            String title, double width, ToLongFunction<T> of, LongFunction<String> words) {
        TableColumn<T, Number> column = numbers(title, width, of);
        column.setCellFactory(_ -> new NumberCell<>(words));
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

    public static <T> TableColumn<T, StateLook> states(
            String title, double width, Texts words, Function<T, StepState> of) {
        return badges(title, width, each -> StateLook.of(of.apply(each)), look -> look.word(words));
    }

    /// Icon, word and tint; nothing where there is no word.
    public static <T> TableColumn<T, StateLook> badges(
            String title,
            double width,
            Function<T, StateLook> of,
            Function<StateLook, String> words) {
        TableColumn<T, StateLook> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.apply(row.getValue())));
        column.setCellFactory(_ -> new BadgeCell<>(words));
        column.setComparator(Comparator.comparing(StateLook::label));
        column.setPrefWidth(width);
        return column;
    }

    /// What stands in a table without rows.
    public static <T> TableView<T> orNothing(TableView<T> table, String words) {
        Label none = new Label(words);
        none.getStyleClass().add("muted");
        table.setPlaceholder(none);
        return table;
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

    /// Words, whole where the pointer rests on them.
    private static final class WordsCell<T> extends TableCell<T, String> {
        private final Tooltip whole = new Tooltip();

        WordsCell() {
            whole.setWrapText(true);
            whole.setMaxWidth(480);
        }

        @Override
        protected void updateItem(String words, boolean empty) {
            super.updateItem(words, empty);
            boolean some = !empty && words != null && !words.isEmpty();
            setText(some ? words : null);
            whole.setText(some ? words : "");
            setTooltip(some ? whole : null);
        }
    }

    /// A number with its thousands apart.
    private static final class NumberCell<T> extends TableCell<T, Number> {
        private final LongFunction<String> words;

        NumberCell(LongFunction<String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(Number number, boolean empty) {
            super.updateItem(number, empty);
            setText(
                    empty || number == null
                            ? null
                            : number.longValue() < 0 ? "–" : words.apply(number.longValue()));
        }
    }

    /// A bar with its percents.
    private static final class BarCell<T> extends TableCell<T, Number> {
        private static final PseudoClass WHOLE = PseudoClass.getPseudoClass("whole");

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
                bar.pseudoClassStateChanged(WHOLE, share.doubleValue() >= 1);
                words.setText(Figures.percent(share.doubleValue()));
                setAccessibleText(words.getText());
            }
        }
    }

    private static final class BadgeCell<T> extends TableCell<T, StateLook> {
        private final Function<StateLook, String> words;

        BadgeCell(Function<StateLook, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(StateLook look, boolean empty) {
            super.updateItem(look, empty);
            String word = empty || look == null ? "" : words.apply(look);
            setGraphic(word.isEmpty() || look == null ? null : new StateBadge(look, words));
            setAccessibleText(word);
        }
    }
}
