package dev.turnstone.app.ui.graph;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

import java.util.HashMap;
import java.util.Map;

/// A font in each size in which a drawing shows it. A font that is scaled instead is drawn as
/// outlines, each letter anew in each frame.
final class Face {
    private static final double STEPS = 2;

    private final String family;
    private final FontWeight weight;
    private final double size;
    private final Map<Long, Font> sizes = new HashMap<>();

    Face(String family, FontWeight weight, double size) {
        this.family = family;
        this.weight = weight;
        this.size = size;
    }

    /// In half pixels, downwards: words that have room still have it.
    Font at(double zoom) {
        return sizes.computeIfAbsent(
                Math.max(1, (long) (size * zoom * STEPS)),
                steps -> Font.font(family, weight, steps / STEPS));
    }

    /// As it is when nothing is scaled.
    Font whole() {
        return at(1);
    }
}
