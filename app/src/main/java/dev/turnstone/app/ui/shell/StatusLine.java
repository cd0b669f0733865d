package dev.turnstone.app.ui.shell;

import dev.turnstone.app.Places;
import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.theme.Icons;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

/// Which engine is spoken to, where it keeps things, and whether what is shown is fresh.
final class StatusLine extends HBox {
    StatusLine(ShellViewModel model, Desk desk) {
        Texts texts = desk.texts();
        getStyleClass().add("status-line");
        boolean embedded = desk.engine().isEmbedded();
        Label engine =
                new Label(
                        texts.text(embedded ? "shell.engine.here" : "shell.engine.other"),
                        Icons.of(embedded ? Feather.CPU : Feather.LINK));
        Label home = new Label(Places.told(desk.home()), Icons.of(Feather.HARD_DRIVE));
        home.setMinWidth(0);
        Label stale = new Label("", Icons.of(Feather.CLOCK));
        stale.getStyleClass().addAll("state-badge", "tone-warning");
        stale.textProperty().bind(model.staleProperty());
        stale.setId("stale");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(model.staleProperty());
        whole.setWrapText(true);
        whole.setMaxWidth(480);
        stale.setTooltip(whole);
        stale.visibleProperty().bind(model.staleProperty().isNotEmpty());
        stale.managedProperty().bind(stale.visibleProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(engine, home, gap, stale);
    }
}
