package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.wizard.Inquiry.State;
import dev.turnstone.engine.spec.live.Estimate;
import dev.turnstone.engine.spec.live.Estimator;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;

/// Documents, size, room on the target and time, as ranges; why they are so wide stands in the last
/// line.
final class EstimateTiles extends VBox {
    private final HBox tiles = new HBox(16);
    private final Label why = new Label();
    private final Texts texts;

    EstimateTiles(PlanViewModel model, Texts texts) {
        this.texts = texts;
        setSpacing(8);
        why.getStyleClass().add("hint");
        why.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(tiles, why);
        model.estimates().stateProperty().subscribe(this::show);
    }

    private void show(State<List<Estimate>> now) {
        if (now instanceof State.Here<List<Estimate>>(List<Estimate> all)) {
            tiles.getChildren().clear();
            tile(
                    "wizard.estimate.documents",
                    Amounts.range(Estimator.total(all, Estimate::documents), Amounts::about));
            tile(
                    "wizard.estimate.bytes",
                    Amounts.range(Estimator.total(all, Estimate::bytes), Amounts::bytes));
            tile(
                    "wizard.estimate.disk",
                    Amounts.range(Estimator.total(all, Estimate::disk), Amounts::bytes));
            tile(
                    "wizard.estimate.time",
                    Amounts.range(Estimator.total(all, Estimate::seconds), Amounts::seconds));
            String reasons =
                    String.join(
                            "\n",
                            all.stream()
                                    .flatMap(each -> each.reasons().stream())
                                    .distinct()
                                    .toList());
            why.setText(texts.text("wizard.estimate.why"));
            why.setTooltip(new Tooltip(reasons));
            why.setAccessibleText(reasons);
        } else {
            tiles.getChildren().clear();
            for (String key :
                    List.of(
                            "wizard.estimate.documents",
                            "wizard.estimate.bytes",
                            "wizard.estimate.disk",
                            "wizard.estimate.time")) {
                tile(key, "…");
            }
            why.setText(
                    now instanceof State.Failed<?>(var failure)
                            ? failure.what()
                            : texts.text("wizard.estimate.asking"));
        }
    }

    private void tile(String key, String value) {
        Label caption = new Label(texts.bundle().getString(key));
        caption.getStyleClass().add("caption");
        Label words = new Label(value);
        words.getStyleClass().add("estimate-value");
        VBox tile = new VBox(2, caption, words);
        tile.getStyleClass().addAll("card", "estimate");
        tile.setPrefWidth(1);
        HBox.setHgrow(tile, Priority.ALWAYS);
        tiles.getChildren().add(tile);
    }
}
