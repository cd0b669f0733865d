package dev.turnstone.app.ui.text;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import java.util.List;
import java.util.Locale;

/// One line in colours, with stretches of it marked. Built again for each line that it shows; moved
/// sideways by whoever holds it.
public final class CodeLine extends Pane {
    public static final double HEIGHT = 20;
    static final Font FONT = Font.font("JetBrains Mono", 12.5);
    private static final double WIDTH = width();
    private static final double BASELINE = 14.5;
    private static final int MOST = 5_000;

    private final Pane content = new Pane();

    public CodeLine() {
        getStyleClass().add("code-line");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().add(content);
        setMinSize(0, HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    /// `marks` are pairs of from and to.
    public void show(String line, Highlight highlight, List<int[]> marks) {
        content.getChildren().clear();
        String shown = line.length() > MOST ? line.substring(0, MOST) + "…" : line;
        for (int[] mark : marks) {
            Region back = new Region();
            back.getStyleClass().add("code-mark");
            int to = Math.min(mark[1], shown.length());
            back.resizeRelocate(
                    mark[0] * WIDTH, 1, Math.max(2, (to - mark[0]) * WIDTH), HEIGHT - 2);
            back.setManaged(false);
            content.getChildren().add(back);
        }
        for (Token token : highlight.apply(shown)) {
            Text text = new Text(shown.substring(token.from(), token.to()).replace('\t', ' '));
            text.setFont(FONT);
            text.getStyleClass()
                    .addAll("code", "code-" + token.kind().name().toLowerCase(Locale.ROOT));
            text.setX(token.from() * WIDTH);
            text.setY(BASELINE);
            text.setManaged(false);
            content.getChildren().add(text);
        }
    }

    public void clear() {
        content.getChildren().clear();
    }

    /// So many pixels to the left.
    public void shift(double by) {
        content.setTranslateX(-by);
    }

    /// How wide a line of so many characters is.
    public static double widthOf(int characters) {
        return characters * WIDTH;
    }

    private static double width() {
        Text text = new Text("0".repeat(100));
        text.setFont(FONT);
        return text.getLayoutBounds().getWidth() / 100;
    }
}
