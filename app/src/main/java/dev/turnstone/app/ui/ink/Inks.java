package dev.turnstone.app.ui.ink;

import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Reads colours from the style sheets: each name is a style class whose background is the colour.
/// A child of what paints with them; the window's thread.
public final class Inks extends Pane {
    private final Map<String, Region> swatches = new LinkedHashMap<>();

    /// `changed` is called when the theme gave any of them another colour.
    public Inks(Runnable changed, String... names) {
        setManaged(false);
        setMouseTransparent(true);
        setOpacity(0);
        for (String name : names) {
            Region swatch = new Region();
            swatch.getStyleClass().addAll("ink", "ink-" + name);
            swatch.backgroundProperty().subscribe((_, _) -> changed.run());
            swatches.put(name, swatch);
            getChildren().add(swatch);
        }
    }

    /// Grey until the style sheets were read.
    public Color of(String name) {
        Region swatch = swatches.get(name);
        if (swatch == null) {
            throw new IllegalArgumentException(
                    "ink: " + name + " (expected: one of " + swatches.keySet() + ")");
        }
        @Nullable Background background = swatch.getBackground();
        return background != null
                        && !background.getFills().isEmpty()
                        && background.getFills().getLast().getFill() instanceof Color colour
                ? colour
                : Color.GRAY;
    }

    public Color of(String name, double opacity) {
        Color colour = of(name);
        return Color.color(
                colour.getRed(),
                colour.getGreen(),
                colour.getBlue(),
                colour.getOpacity() * opacity);
    }

    /// As style sheets and pictures write it.
    public String web(String name) {
        Color colour = of(name);
        return "#%02x%02x%02x"
                .formatted(
                        Math.round(colour.getRed() * 255),
                        Math.round(colour.getGreen() * 255),
                        Math.round(colour.getBlue() * 255));
    }
}
