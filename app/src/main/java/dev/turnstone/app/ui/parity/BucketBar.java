package dev.turnstone.app.ui.parity;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.parity.Proof.Bucket;
import dev.turnstone.app.ui.run.Figures;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How many documents are in each bucket: a bar, and the same in words and numbers below it.
final class BucketBar extends VBox {
    private static final double LEAST = 4;

    private final Bar bar = new Bar();
    private final FlowPane words = new FlowPane(20, 8);
    private final Texts texts;

    BucketBar(Texts texts) {
        this.texts = texts;
        setSpacing(12);
        getChildren().addAll(bar, words);
    }

    void show(Map<Bucket, Long> counts) {
        bar.show(counts);
        words.getChildren().clear();
        for (Bucket bucket : Bucket.values()) {
            long count = counts.getOrDefault(bucket, 0L);
            Region swatch = new Region();
            swatch.getStyleClass().addAll("bucket-swatch", "bucket-" + bucket.key());
            Label label =
                    new Label(
                            texts.text("bucket." + bucket.key()) + "  " + Figures.count(count),
                            swatch);
            label.getStyleClass().add(count == 0 ? "muted" : "strong");
            words.getChildren().add(label);
        }
    }

    /// Each bucket as wide as its share, and wide enough to be seen where it is not empty.
    private static final class Bar extends Pane {
        private final List<Region> parts = new ArrayList<>();
        private final List<Long> counts = new ArrayList<>();

        Bar() {
            getStyleClass().add("bucket-bar");
            setMinHeight(14);
            setPrefHeight(14);
            Rectangle round = new Rectangle();
            round.setArcWidth(14);
            round.setArcHeight(14);
            round.widthProperty().bind(widthProperty());
            round.heightProperty().bind(heightProperty());
            setClip(round);
        }

        void show(Map<Bucket, Long> of) {
            parts.clear();
            counts.clear();
            for (Bucket bucket : Bucket.values()) {
                long count = of.getOrDefault(bucket, 0L);
                if (count > 0) {
                    Region part = new Region();
                    part.getStyleClass().add("bucket-" + bucket.key());
                    parts.add(part);
                    counts.add(count);
                }
            }
            getChildren().setAll(parts);
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            double all = counts.stream().mapToLong(Long::longValue).sum();
            double room = getWidth() - LEAST * parts.size();
            double x = 0;
            for (int i = 0; i < parts.size(); i++) {
                double width = LEAST + Math.max(0, room) * counts.get(i) / all;
                parts.get(i).resizeRelocate(x, 0, width, getHeight());
                x += width;
            }
        }
    }
}
