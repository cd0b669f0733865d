package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.wizard.DraftDesk.Base;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// Says that the session's spec is another than the one that the draft began from, and lets
/// somebody choose.
final class NewerSpecBar extends VBox {
    NewerSpecBar(WizardViewModel model, Texts texts) {
        super(8);
        setId("newer-spec");
        getStyleClass().add("card");
        Button take = new Button(texts.text("wizard.newer.take"));
        take.setId("newer-take");
        take.setOnAction(_ -> model.takeNewer());
        Button mine = new Button(texts.text("wizard.newer.mine"));
        mine.setId("newer-mine");
        mine.setOnAction(_ -> model.keepMine());
        HBox buttons = new HBox(12, take, mine);
        model.newerProperty()
                .subscribe(
                        (Optional<Base> newer) -> {
                            getChildren().clear();
                            newer.ifPresent(
                                    base ->
                                            getChildren()
                                                    .addAll(
                                                            ProblemLabel.warning(
                                                                    texts.text(
                                                                            "wizard.newer",
                                                                            base.version()),
                                                                    texts.text(
                                                                            "wizard.newer.remedy"),
                                                                    texts),
                                                            buttons));
                            setVisible(newer.isPresent());
                            setManaged(newer.isPresent());
                        });
    }
}
