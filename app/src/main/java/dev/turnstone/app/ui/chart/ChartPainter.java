package dev.turnstone.app.ui.chart;

import dev.turnstone.app.ui.ink.Inks;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Paints what a chart shows onto a canvas: rectangles and words only, which is what keeps up with
/// hundreds of thousands of points.
final class ChartPainter {
    static final int COLOURS = 6;
    private static final double LEFT = 60;
    private static final double RIGHT = 12;
    private static final double TOP = 8;
    private static final double BOTTOM = 22;
    private static final double THICK = 1.6;
    private static final double TICK_WIDTH = 96;
    private static final double TICK_HEIGHT = 34;
    private static final double FILL = 0.12;
    private static final double DASH = 6;
    private static final double LABEL = 15;

    private final Inks inks;
    private final ZoneId zone;
    private final List<Columns> columns = new ArrayList<>();

    ChartPainter(Inks inks, ZoneId zone) {
        this.inks = inks;
        this.zone = zone;
    }

    static String ink(int series) {
        return "series-" + (series % COLOURS + 1);
    }

    /// The scales of what was painted.
    record Painted(Scale across, Scale up) {}

    static Scale across(double low, double high, double width) {
        return new Scale(low, high, LEFT, Math.max(LEFT + 1, width - RIGHT));
    }

    Painted paint(
            GraphicsContext on,
            ChartData data,
            double low,
            double high,
            double width,
            double height) {
        Scale across = across(low, high, width);
        int wide = (int) Math.max(1, across.to() - across.from());
        Extent extent = new Extent();
        data.thresholds().forEach(each -> extent.add(each.value()));
        while (columns.size() < data.series().size()) {
            columns.add(new Columns());
        }
        for (int i = 0; i < data.series().size(); i++) {
            columns.get(i).fill(data.series().get(i).points(), across, wide, data.gap());
            extent.add(columns.get(i));
        }
        Scale up = extent.scale(Math.max(TOP + 1, height - BOTTOM), TOP);
        on.clearRect(0, 0, width, height);
        if (data.isEmpty()) {
            return new Painted(across, up);
        }
        on.setFontSmoothingType(FontSmoothingType.GRAY);
        on.setFont(Font.font("Inter", 11));
        grid(on, data, across, up);
        for (int i = 0; i < data.series().size(); i++) {
            series(on, columns.get(i), i, across, up, data.filled());
        }
        data.thresholds().forEach(each -> threshold(on, each, across, up));
        return new Painted(across, up);
    }

    private void grid(GraphicsContext on, ChartData data, Scale across, Scale up) {
        double bottom = up.from();
        on.setTextBaseline(VPos.CENTER);
        on.setTextAlign(TextAlignment.RIGHT);
        int rows = (int) Math.max(1, (bottom - TOP) / TICK_HEIGHT);
        for (Tick tick : Ticks.of(data.unit(), up.low(), up.high(), rows)) {
            double y = Math.rint(up.at(tick.value()));
            on.setFill(inks.of("grid"));
            on.fillRect(LEFT, y, across.to() - LEFT, 1);
            on.setFill(inks.of("axis"));
            on.fillText(tick.label(), LEFT - 8, y);
        }
        on.setTextAlign(TextAlignment.CENTER);
        on.setTextBaseline(VPos.TOP);
        int stops = (int) Math.max(1, (across.to() - LEFT) / TICK_WIDTH);
        for (Tick tick : Ticks.time(across.low(), across.high(), stops, zone)) {
            double x = Math.rint(across.at(tick.value()));
            on.setFill(inks.of("grid"));
            on.fillRect(x, bottom, 1, 4);
            on.setFill(inks.of("axis"));
            on.fillText(
                    tick.label(),
                    Math.clamp(x, LEFT, Math.max(LEFT, across.to() - 14)),
                    bottom + 6);
        }
    }

    private void series(
            GraphicsContext on, Columns line, int series, Scale across, Scale up, boolean filled) {
        if (filled) {
            double base = up.at(Math.clamp(0, up.low(), up.high()));
            on.setFill(inks.of(ink(series), FILL));
            for (int i = 0; i < line.count(); i++) {
                if (!line.isEmpty(i)) {
                    double top = up.at(line.high(i));
                    on.fillRect(across.from() + i, Math.min(top, base), 1, Math.abs(base - top));
                }
            }
        }
        on.setFill(inks.of(ink(series)));
        for (int i = 0; i < line.count(); i++) {
            if (!line.isEmpty(i)) {
                double top = up.at(line.high(i));
                double bottom = up.at(line.low(i));
                on.fillRect(across.from() + i, top - THICK / 2, 1, bottom - top + THICK);
            }
        }
    }

    private void threshold(GraphicsContext on, Threshold threshold, Scale across, Scale up) {
        double y = Math.rint(up.at(threshold.value()));
        on.setFill(inks.of("threshold"));
        for (double x = across.from(); x < across.to(); x += DASH * 1.6) {
            on.fillRect(x, y, Math.min(DASH, across.to() - x), 1);
        }
        on.setTextAlign(TextAlignment.LEFT);
        on.setTextBaseline(VPos.BOTTOM);
        boolean below = y - LABEL < TOP;
        on.fillText(threshold.name(), across.from() + 6, below ? y + LABEL : y - 2);
    }
}
