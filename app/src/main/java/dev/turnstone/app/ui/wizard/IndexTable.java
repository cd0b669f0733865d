package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.Tone;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// The source's indices; only the rows that are seen are built. Space takes one or leaves it out.
final class IndexTable extends TableView<IndexRow> {
    private static final double ROW = 34;

    private final IndicesViewModel model;
    private final Texts texts;

    IndexTable(IndicesViewModel model, Texts texts) {
        super(model.shown());
        this.model = model;
        this.texts = texts;
        setId("indices");
        setAccessibleText(texts.text("wizard.step.indices"));
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label(texts.text("wizard.indices.empty")));
        getStyleClass().add("index-table");
        getColumns().add(taken());
        getColumns().add(name());
        getColumns()
                .add(number("wizard.indices.documents", IndexRow::documents, Amounts::count, 110));
        getColumns().add(number("wizard.indices.bytes", IndexRow::bytes, Amounts::bytes, 95));
        getColumns().add(number("wizard.indices.shards", IndexRow::shards, Amounts::count, 75));
        getColumns().add(why());
        setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.SPACE) {
                        turn();
                        event.consume();
                    }
                });
    }

    /// Takes the selected one, or leaves it out.
    void turn() {
        IndexRow row = getSelectionModel().getSelectedItem();
        if (row != null) {
            model.turn(row);
        }
    }

    private TableColumn<IndexRow, Boolean> taken() {
        TableColumn<IndexRow, Boolean> column =
                new TableColumn<>(texts.text("wizard.indices.state"));
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().isTaken()).getReadOnlyProperty());
        column.setCellFactory(_ -> new TakenCell());
        width(column, 110);
        return column;
    }

    private TableColumn<IndexRow, String> name() {
        TableColumn<IndexRow, String> column =
                text("wizard.indices.name", IndexRow::name, "strong");
        column.setMinWidth(180);
        column.setMaxWidth(320);
        return column;
    }

    private TableColumn<IndexRow, String> why() {
        TableColumn<IndexRow, String> column = text("wizard.indices.why", IndexRow::why, "muted");
        column.setMinWidth(230);
        return column;
    }

    private TableColumn<IndexRow, String> text(
            String key, Function<IndexRow, String> value, String style) {
        TableColumn<IndexRow, String> column = new TableColumn<>(texts.bundle().getString(key));
        column.setCellValueFactory(
                row ->
                        new ReadOnlyObjectWrapper<>(value.apply(row.getValue()))
                                .getReadOnlyProperty());
        column.getStyleClass().add(style);
        return column;
    }

    private TableColumn<IndexRow, Number> number(
            String key, ToLongFunction<IndexRow> value, Function<Long, String> words, int width) {
        TableColumn<IndexRow, Number> column = new TableColumn<>(texts.bundle().getString(key));
        column.setCellValueFactory(
                row ->
                        new ReadOnlyObjectWrapper<Number>(value.applyAsLong(row.getValue()))
                                .getReadOnlyProperty());
        column.setComparator(Comparator.comparingLong(Number::longValue));
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable Number number, boolean empty) {
                                super.updateItem(number, empty);
                                setText(
                                        number == null || empty
                                                ? ""
                                                : words.apply(number.longValue()));
                            }
                        });
        column.getStyleClass().add("number-column");
        width(column, width);
        return column;
    }

    private static void width(TableColumn<IndexRow, ?> column, int width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
    }

    private final class TakenCell extends TableCell<IndexRow, Boolean> {
        @Override
        protected void updateItem(@Nullable Boolean taken, boolean empty) {
            super.updateItem(taken, empty);
            setText(null);
            if (taken == null || empty) {
                setGraphic(null);
                return;
            }
            Label badge =
                    new Label(
                            texts.bundle()
                                    .getString(
                                            taken
                                                    ? "wizard.indices.taken"
                                                    : "wizard.indices.leftOut"),
                            Icons.of(taken ? Feather.CHECK : Feather.MINUS));
            badge.getStyleClass().addAll("state-badge", (taken ? Tone.GOOD : Tone.NEUTRAL).style());
            setGraphic(badge);
        }
    }
}
