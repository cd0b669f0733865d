package dev.turnstone.app.ui.history;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.Moments;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.function.Function;

/// Who did what when, and what became of the steps.
final class HappeningTable {
    private static final double NARROW = 90;
    private static final double WIDE = 380;

    private HappeningTable() {}

    static TableView<Happening> of(Texts texts, HistoryViewModel model) {
        TableView<Happening> table = new TableView<>(model.happenings());
        table.setId("history-happened");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(texts.text("history.happened"));
        Label none = new Label(texts.text("history.choose"));
        none.getStyleClass().add("muted");
        table.setPlaceholder(none);
        table.getColumns()
                .add(column(texts.text("history.when"), NARROW, each -> Moments.time(each.when())));
        table.getColumns().add(column(texts.text("history.who"), NARROW, Happening::who));
        table.getColumns().add(column(texts.text("history.what"), WIDE, Happening::what));
        table.getColumns().add(column(texts.text("history.detail"), WIDE, Happening::detail));
        return table;
    }

    private static TableColumn<Happening, String> column(
            String title, double width, Function<Happening, String> value) {
        TableColumn<Happening, String> column = new TableColumn<>(title);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        return column;
    }
}
