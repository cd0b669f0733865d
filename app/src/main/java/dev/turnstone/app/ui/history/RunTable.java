package dev.turnstone.app.ui.history;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.theme.Moments;
import dev.turnstone.app.ui.theme.StateBadge;
import dev.turnstone.app.ui.theme.StateLook;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// Runs as a table: number, session, state, when, how long, by whom.
public final class RunTable {
    private static final double NARROW = 56;
    private static final double MIDDLE = 110;
    private static final double WIDE = 176;

    private RunTable() {}

    /// Of all sessions.
    public static TableView<RunRow> of(Desk desk, ObservableList<RunRow> rows) {
        TableView<RunRow> table = ofOne(desk, rows);
        table.getColumns()
                .add(
                        1,
                        column(
                                desk.texts().text("history.session"),
                                MIDDLE,
                                row -> row.run().session()));
        return table;
    }

    /// Of one session.
    public static TableView<RunRow> ofOne(Desk desk, ObservableList<RunRow> rows) {
        Texts texts = desk.texts();
        TableView<RunRow> table = new TableView<>(rows);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(texts.text("history.runs"));
        table.getColumns().add(column(texts.text("history.run"), NARROW, row -> row.run().id()));
        table.getColumns().add(states(texts));
        table.getColumns()
                .add(
                        column(
                                texts.text("history.began"),
                                WIDE,
                                row ->
                                        Moments.ago(
                                                texts, row.run().began(), desk.clock().instant())));
        table.getColumns()
                .add(
                        column(
                                texts.text("history.took"),
                                MIDDLE,
                                row -> Moments.length(texts, row.length())));
        table.getColumns()
                .add(column(texts.text("history.who"), MIDDLE, row -> row.run().startedBy()));
        return table;
    }

    private static <T> TableColumn<RunRow, T> column(
            String title, double width, Function<RunRow, T> value) {
        TableColumn<RunRow, T> column = new TableColumn<>(title);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, MIDDLE));
        return column;
    }

    private static TableColumn<RunRow, StateLook> states(Texts texts) {
        TableColumn<RunRow, StateLook> column =
                column(texts.text("history.state"), WIDE, RunRow::look);
        column.setMinWidth(WIDE);
        column.setComparator(java.util.Comparator.comparing(StateLook::label));
        column.setCellFactory(
                _ ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable StateLook look, boolean empty) {
                                super.updateItem(look, empty);
                                setGraphic(
                                        look == null || empty ? null : new StateBadge(texts, look));
                            }
                        });
        return column;
    }
}
