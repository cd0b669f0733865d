package dev.turnstone.app.ui.backfill;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.Columns;
import dev.turnstone.app.ui.theme.Icons;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// The refused documents by reason; a group is sent again when its cause is mended.
final class RefusedView extends VBox {
    RefusedView(RefusedViewModel model, Desk desk, Texts texts) {
        TableView<RefusedGroup> table =
                Columns.table(
                        texts.text("backfill.table.refused"),
                        Columns.words(
                                texts.text("backfill.column.target"), 110, RefusedGroup::target),
                        Columns.words(
                                texts.text("backfill.column.index"), 170, RefusedGroup::index),
                        Columns.numbers(
                                texts.text("backfill.column.documents"), 90, RefusedGroup::count),
                        Columns.words(texts.text("backfill.column.type"), 190, RefusedGroup::type),
                        Columns.words(
                                texts.text("backfill.column.reason"), 420, RefusedGroup::reason));
        table.setItems(model.groups());
        table.setId("refused");
        Columns.orNothing(table, texts.text("backfill.refused.none"));
        VBox.setVgrow(table, Priority.ALWAYS);
        Button retry = new Button(texts.text("backfill.retry"), Icons.of(Feather.ROTATE_CW));
        retry.setId("refused-retry");
        retry.disableProperty()
                .bind(
                        model.busyProperty()
                                .or(table.getSelectionModel().selectedItemProperty().isNull()));
        retry.setOnAction(
                _ -> {
                    RefusedGroup group = table.getSelectionModel().getSelectedItem();
                    if (group != null) {
                        model.retry(group);
                    }
                });
        Label said = new Label();
        said.textProperty().bind(model.saidProperty());
        said.getStyleClass().add("muted");
        HBox foot = new HBox(12, retry, said);
        foot.getStyleClass().add("table-foot");
        foot.visibleProperty()
                .bind(
                        javafx.beans.binding.Bindings.isNotEmpty(model.groups())
                                .or(said.textProperty().isNotEmpty()));
        foot.managedProperty().bind(foot.visibleProperty());
        getChildren().addAll(table, foot);
        setAccessibleText(desk.texts().text("page.backfill"));
    }
}
