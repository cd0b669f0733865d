package dev.turnstone.app.ui.graph;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.ink.Inks;
import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.app.ui.theme.Tone;
import dev.turnstone.engine.workflow.StepState;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import org.kordamp.ikonli.feather.FeatherIkonHandler;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Paints nodes and edges: less of each the further away one looks.
final class NodePainter {
    static final String[] INKS = {
        "page", "card", "line", "wire", "text", "muted", "focus", "neutral", "active", "warning",
        "good", "bad"
    };
    private static final double ROUND = 8;
    private static final double BAR = 4;
    private static final double TEXT_X = 40;
    private static final double WORDS_FROM = 0.42;
    private static final double TITLE_FROM = 0.26;
    private static final double ARROW = 6;
    private static final double ICON = 17;
    private static final double PALE = 0.25;

    private final Inks inks;
    private final Texts words;
    private final Face title = new Face("Inter", FontWeight.SEMI_BOLD, 13);
    private final Face detail = new Face("Inter", FontWeight.NORMAL, 11.5);
    private final Face icons;
    private final Map<String, String> shortened = new HashMap<>();
    private final Map<String, Color> colours = new HashMap<>();

    NodePainter(Inks inks, Texts words) {
        this.inks = inks;
        this.words = words;
        new FontIcon(StateLook.of(StepState.SUCCEEDED).icon());
        icons = new Face(new FeatherIkonHandler().getFontFamily(), FontWeight.NORMAL, ICON);
    }

    /// The style sheets changed.
    void forget() {
        colours.clear();
    }

    void wires(GraphicsContext on, Drawing drawing, Camera camera, double width, double height) {
        on.setStroke(colour("wire"));
        on.setFill(colour("wire"));
        on.setLineWidth(Math.max(0.6, camera.zoom() * 1.2));
        for (Drawing.Wire wire : drawing.wires()) {
            if (isSeen(wire, camera, width, height)) {
                wire(on, wire, camera);
            }
        }
    }

    private static boolean isSeen(Drawing.Wire wire, Camera camera, double width, double height) {
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (Drawing.Bend bend : wire.bends()) {
            left = Math.min(left, bend.x());
            right = Math.max(right, bend.x());
            top = Math.min(top, bend.y());
            bottom = Math.max(bottom, bend.y());
        }
        return camera.viewX(left) < width
                && camera.viewX(right) > 0
                && camera.viewY(top) < height
                && camera.viewY(bottom) > 0;
    }

    private static void wire(GraphicsContext on, Drawing.Wire wire, Camera camera) {
        Drawing.Bend before = wire.bends().getFirst();
        Drawing.Bend last = before;
        for (Drawing.Bend bend : wire.bends().subList(1, wire.bends().size())) {
            on.strokeLine(
                    crisp(camera.viewX(last.x())),
                    crisp(camera.viewY(last.y())),
                    crisp(camera.viewX(bend.x())),
                    crisp(camera.viewY(bend.y())));
            before = last;
            last = bend;
        }
        double size = ARROW * camera.zoom();
        if (size > 2) {
            arrow(
                    on,
                    crisp(camera.viewX(last.x())),
                    crisp(camera.viewY(last.y())),
                    size,
                    Math.abs(last.x() - before.x()) < Math.abs(last.y() - before.y()));
        }
    }

    private static void arrow(GraphicsContext on, double x, double y, double size, boolean down) {
        double half = size * 0.6;
        if (down) {
            on.fillPolygon(
                    new double[] {x - half, x + half, x}, new double[] {y - size, y - size, y}, 3);
        } else {
            on.fillPolygon(
                    new double[] {x - size, x - size, x}, new double[] {y - half, y + half, y}, 3);
        }
    }

    private static double crisp(double value) {
        return Math.floor(value) + 0.5;
    }

    void node(
            GraphicsContext on,
            GraphNode node,
            Drawing.Box box,
            Camera camera,
            boolean selected,
            boolean pale) {
        on.save();
        on.setGlobalAlpha(pale ? PALE : 1);
        on.translate(camera.viewX(box.x()), camera.viewY(box.y()));
        on.scale(camera.zoom(), camera.zoom());
        card(on, node, box, selected);
        on.restore();
        if (camera.zoom() >= TITLE_FROM) {
            on.setGlobalAlpha(pale ? PALE : 1);
            on.setTextBaseline(VPos.CENTER);
            on.setFontSmoothingType(FontSmoothingType.GRAY);
            icon(on, node, box, camera);
            lines(on, node, box, camera);
            on.setGlobalAlpha(1);
        }
    }

    private void card(GraphicsContext on, GraphNode node, Drawing.Box box, boolean selected) {
        double w = box.width();
        double h = box.height();
        if (node.isGroup()) {
            on.setFill(colour("line"));
            on.fillRoundRect(6, -5, w - 12, h, ROUND, ROUND);
        }
        if (selected) {
            on.setFill(colour("focus"));
            on.fillRoundRect(-3, -3, w + 6, h + 6, ROUND + 6, ROUND + 6);
        }
        on.setFill(colour("line"));
        on.fillRoundRect(0, 0, w, h, ROUND, ROUND);
        on.setFill(tone(node.state()));
        on.fillRoundRect(0, 0, BAR * 2, h, ROUND, ROUND);
        on.setFill(colour("card"));
        on.fillRoundRect(BAR, 1, w - BAR - 1, h - 2, ROUND - 1, ROUND - 1);
        on.fillRect(BAR, 1, ROUND, h - 2);
        if (node.done() >= 0 && isBusy(node)) {
            on.setFill(colour("line"));
            on.fillRect(TEXT_X, h - 7, w - TEXT_X - 14, 3);
            on.setFill(tone(node.state()));
            on.fillRect(TEXT_X, h - 7, (w - TEXT_X - 14) * Math.min(1, node.done()), 3);
        }
    }

    private void icon(GraphicsContext on, GraphNode node, Drawing.Box box, Camera camera) {
        String drawn = new String(Character.toChars(StateLook.of(node.state()).icon().getCode()));
        on.setTextAlign(TextAlignment.CENTER);
        on.setFill(tone(node.state()));
        on.setFont(icons.at(camera.zoom()));
        on.fillText(
                drawn, camera.viewX(box.x() + BAR + 18), camera.viewY(box.y() + box.height() / 2));
    }

    private void lines(GraphicsContext on, GraphNode node, Drawing.Box box, Camera camera) {
        boolean all = camera.zoom() >= WORDS_FROM;
        boolean bar = node.done() >= 0 && isBusy(node);
        double room = box.width() - TEXT_X - 10;
        double x = camera.viewX(box.x() + TEXT_X);
        double middle = box.y() + box.height() / 2 - (bar ? 3 : 0);
        on.setTextAlign(TextAlignment.LEFT);
        on.setFill(colour("text"));
        on.setFont(title.at(camera.zoom()));
        String first = shortened(node.title(), title.whole(), room);
        on.fillText(first, x, camera.viewY(all ? middle - 9 : middle));
        if (all) {
            String said = StateLook.of(node.state()).word(words);
            String line = node.detail().isEmpty() ? said : said + " · " + node.detail();
            on.setFill(colour("muted"));
            on.setFont(detail.at(camera.zoom()));
            on.fillText(shortened(line, detail.whole(), room), x, camera.viewY(middle + 9));
        }
    }

    private static boolean isBusy(GraphNode node) {
        return StateLook.of(node.state()).tone() == Tone.ACTIVE;
    }

    Color tone(StepState state) {
        return colour(StateLook.of(state).tone().name().toLowerCase(Locale.ROOT));
    }

    Color colour(String name) {
        return colours.computeIfAbsent(name, inks::of);
    }

    private String shortened(String words, Font font, double room) {
        if (shortened.size() > 20_000) {
            shortened.clear();
        }
        return shortened.computeIfAbsent(
                font.getSize() + words,
                _ -> {
                    Text measure = new Text(words);
                    measure.setFont(font);
                    double width = measure.getLayoutBounds().getWidth();
                    if (width <= room) {
                        return words;
                    }
                    int fits = Math.max(1, (int) (words.length() * room / width) - 1);
                    return words.substring(0, Math.min(fits, words.length())).stripTrailing() + "…";
                });
    }
}
