package dev.turnstone.app.ui.chart;

import dev.turnstone.app.ui.ink.Inks;

import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.ZoneId;
import java.util.StringJoiner;

/// The values at one moment: a line across the chart, a dot on each series, and a small panel.
final class ChartReadout {
    private static final double DOT = 6;
    private static final double AWAY = 14;

    private final Canvas canvas = new Canvas();
    private final VBox panel = new VBox();
    private final Inks inks;
    private final ZoneId zone;

    ChartReadout(Inks inks, ZoneId zone) {
        this.inks = inks;
        this.zone = zone;
        canvas.setMouseTransparent(true);
        panel.getStyleClass().add("chart-readout");
        panel.setMouseTransparent(true);
        panel.setManaged(false);
        panel.setVisible(false);
    }

    Canvas canvas() {
        return canvas;
    }

    Region panel() {
        return panel;
    }

    void hide() {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        panel.setVisible(false);
    }

    /// Shows the values nearest to this moment, and says them in words.
    String show(ChartData data, ChartPainter.Painted painted, double moment) {
        hide();
        GraphicsContext on = canvas.getGraphicsContext2D();
        double x = Math.rint(painted.across().at(moment));
        on.setFill(inks.of("axis"));
        on.fillRect(x, painted.up().to(), 1, painted.up().from() - painted.up().to());
        panel.getChildren().clear();
        String when = Ticks.moment(moment, painted.across().span(), zone);
        Label head = new Label(when);
        head.getStyleClass().add("chart-readout-time");
        panel.getChildren().add(head);
        StringJoiner words = new StringJoiner(", ", when + ": ", "");
        for (int i = 0; i < data.series().size(); i++) {
            Series series = data.series().get(i);
            int at = series.points().nearest(moment);
            double value =
                    at < 0 || Math.abs(series.points().x(at) - moment) > data.gap()
                            ? Double.NaN
                            : series.points().y(at);
            if (!Double.isNaN(value)) {
                on.setFill(inks.of(ChartPainter.ink(i)));
                on.fillOval(
                        painted.across().at(series.points().x(at)) - DOT / 2,
                        painted.up().at(value) - DOT / 2,
                        DOT,
                        DOT);
            }
            panel.getChildren().add(row(series.name(), data.unit().text(value), i));
            words.add(series.name() + " " + data.unit().text(value));
        }
        place(x, painted);
        return words.toString();
    }

    private void place(double x, ChartPainter.Painted painted) {
        panel.setVisible(true);
        panel.applyCss();
        double width = panel.prefWidth(-1);
        panel.resize(width, panel.prefHeight(width));
        boolean left = x + AWAY + width > painted.across().to();
        panel.relocate(left ? x - AWAY - width : x + AWAY, painted.up().to() + AWAY / 2);
    }

    private static HBox row(String name, String value, int series) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", "ink-" + ChartPainter.ink(series));
        Label words = new Label(name);
        Label number = new Label(value);
        number.getStyleClass().add("chart-readout-value");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(6, swatch, words, space, number);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
