package dev.turnstone.app.ui.home;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.history.RunRow;
import dev.turnstone.app.ui.history.RunTable;
import dev.turnstone.app.ui.page.Desk;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The newest runs of all sessions.
final class RecentRuns extends VBox {
    RecentRuns(Desk desk, HomeViewModel model) {
        Texts texts = desk.texts();
        Label title = new Label(texts.text("home.runs"));
        title.getStyleClass().add("section-title");
        TableView<RunRow> table = RunTable.of(desk, model.runs());
        table.setId("recent-runs");
        Label none = new Label(texts.text("home.runs.none"));
        none.getStyleClass().add("muted");
        table.setPlaceholder(none);
        VBox.setVgrow(table, Priority.ALWAYS);
        title.setLabelFor(table);
        getChildren().addAll(title, table);
        getStyleClass().add("card");
    }
}
