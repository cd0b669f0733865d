package dev.turnstone.app.ui.run;

import dev.turnstone.app.ui.theme.Tone;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One figure with its name and where it comes from.
public final class Tile extends VBox {
    private final Label value = new Label("–");
    private final Label evidence = new Label();
    private final Tooltip whole = new Tooltip();

    public Tile(String name) {
        Label caption = new Label(name);
        caption.getStyleClass().add("caption");
        value.getStyleClass().add("tile-value");
        evidence.getStyleClass().addAll("muted", "tile-evidence");
        getStyleClass().add("tile");
        getChildren().addAll(caption, value, evidence);
        evidence.setTooltip(whole);
        setMinWidth(120);
        setPrefWidth(10);
        HBox.setHgrow(this, Priority.ALWAYS);
    }

    public void show(String figure, String from, Tone tone) {
        value.setText(figure);
        evidence.setText(from);
        whole.setText(from);
        getStyleClass().removeIf(style -> style.startsWith("tone-"));
        getStyleClass().add(tone.style());
    }

    public void show(String figure, String from) {
        show(figure, from, Tone.NEUTRAL);
    }
}
