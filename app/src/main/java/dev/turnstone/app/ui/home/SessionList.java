package dev.turnstone.app.ui.home;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.StateBadge;
import dev.turnstone.app.ui.theme.StateLook;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The sessions: which one is worked in, and how the newest run of each stands.
final class SessionList extends VBox {
    SessionList(Desk desk, HomeViewModel model) {
        Texts texts = desk.texts();
        Label title = new Label(texts.text("home.sessions"));
        title.getStyleClass().add("section-title");
        ListView<SessionRow> list = new ListView<>(model.sessions());
        list.setId("sessions");
        list.setAccessibleText(texts.text("home.sessions"));
        list.setCellFactory(_ -> new Cell(texts));
        list.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        chosen(list, model);
                    }
                });
        list.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        chosen(list, model);
                    }
                });
        VBox.setVgrow(list, Priority.ALWAYS);
        title.setLabelFor(list);
        Label hint = new Label(texts.text("home.sessions.hint"));
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.getStyleClass().add("hint");
        getChildren().addAll(title, list, hint);
        getStyleClass().addAll("card", "session-list");
    }

    private static void chosen(ListView<SessionRow> list, HomeViewModel model) {
        SessionRow row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.choose(row.session().name());
        }
    }

    private static final class Cell extends ListCell<SessionRow> {
        private final Texts texts;

        Cell(Texts texts) {
            this.texts = texts;
            // As wide as the list, never wider: a long name is cut, and no bar scrolls to its end.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable SessionRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(null);
            setTooltip(null);
            if (row == null || empty) {
                return;
            }
            Label name =
                    new Label(
                            row.session().name(),
                            Icons.of(row.current() ? Feather.CHECK : Feather.GIT_BRANCH));
            name.getStyleClass().add(row.current() ? "strong" : "plain");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox line = new HBox(name, gap);
            row.session()
                    .run()
                    .ifPresent(
                            run -> {
                                StateBadge badge = new StateBadge(texts, StateLook.of(run));
                                badge.setMinWidth(USE_PREF_SIZE);
                                line.getChildren().add(badge);
                            });
            line.getStyleClass().add("session-row");
            setGraphic(line);
            setTooltip(new Tooltip(row.session().name()));
            setAccessibleText(
                    row.session().name()
                            + (row.current() ? ", " + texts.text("home.sessions.current") : ""));
        }
    }
}
