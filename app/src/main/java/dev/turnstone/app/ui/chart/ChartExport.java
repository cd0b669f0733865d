package dev.turnstone.app.ui.chart;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// A chart as text that other programs read.
public final class ChartExport {
    private static final int LEFT = 72;
    private static final int BOTTOM = 28;
    private static final int TOP = 28;
    private static final int MOST_COLUMNS = 4_000;

    private ChartExport() {}

    /// A line for each moment that any series has a value at; empty where one has none.
    public static String csv(ChartData data) {
        StringBuilder text = new StringBuilder("time");
        data.series().forEach(each -> text.append(',').append(quoted(each.name())));
        text.append('\n');
        TreeSet<Double> moments = new TreeSet<>();
        for (Series each : data.series()) {
            for (int i = 0; i < each.points().size(); i++) {
                moments.add(each.points().x(i));
            }
        }
        int[] at = new int[data.series().size()];
        for (double moment : moments) {
            text.append(Instant.ofEpochMilli((long) moment));
            for (int i = 0; i < at.length; i++) {
                Points points = data.series().get(i).points();
                text.append(',');
                while (at[i] < points.size() && points.x(at[i]) <= moment) {
                    if (points.x(at[i]) == moment && !Double.isNaN(points.y(at[i]))) {
                        text.append(number(points.y(at[i])));
                    }
                    at[i]++;
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    /// What the view from `low` to `high` shows, as lines; colours in the order of the series.
    public static String svg(
            ChartData data, double low, double high, int width, int height, List<String> colours) {
        int columns = Math.min(MOST_COLUMNS, width - LEFT - 12);
        Scale across = new Scale(low, high, LEFT, LEFT + columns);
        Columns[] all = new Columns[data.series().size()];
        Extent extent = new Extent();
        data.thresholds().forEach(each -> extent.add(each.value()));
        for (int i = 0; i < all.length; i++) {
            all[i] = new Columns();
            all[i].fill(data.series().get(i).points(), across, columns, data.gap());
            extent.add(all[i]);
        }
        Scale up = extent.scale(height - BOTTOM, TOP);
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">%n"
                        .formatted(width, height));
        axes(svg, data, across, up, width);
        for (int i = 0; i < all.length; i++) {
            String colour = colours.get(i % colours.size());
            svg.append("<path fill=\"none\" stroke=\"%s\" d=\"".formatted(colour));
            path(svg, all[i], up);
            svg.append("\"/>\n");
            svg.append(
                    "<text x=\"%d\" y=\"14\" fill=\"%s\">%s</text>%n"
                            .formatted(
                                    LEFT + i * 140, colour, escaped(data.series().get(i).name())));
        }
        return svg.append("</svg>\n").toString();
    }

    private static void axes(StringBuilder svg, ChartData data, Scale across, Scale up, int width) {
        for (Tick tick : Ticks.of(data.unit(), up.low(), up.high(), 6)) {
            double y = up.at(tick.value());
            svg.append(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\" stroke=\"#8884\"/><text x=\"%d\" y=\"%s\" text-anchor=\"end\" fill=\"#888\">%s</text>%n"
                            .formatted(
                                    LEFT,
                                    width - 12,
                                    round(y),
                                    round(y),
                                    LEFT - 6,
                                    round(y + 4),
                                    escaped(tick.label())));
        }
        for (Threshold each : data.thresholds()) {
            double y = up.at(each.value());
            svg.append(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\" stroke=\"#c80\" stroke-dasharray=\"4 3\"/><text x=\"%d\" y=\"%s\" fill=\"#c80\">%s</text>%n"
                            .formatted(
                                    LEFT,
                                    width - 12,
                                    round(y),
                                    round(y),
                                    LEFT + 4,
                                    round(y - 4),
                                    escaped(each.name())));
        }
        svg.append(
                "<text x=\"%d\" y=\"%d\" fill=\"#888\">%s</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#888\">%s</text>%n"
                        .formatted(
                                LEFT,
                                (int) Math.round(up.from()) + 18,
                                Instant.ofEpochMilli((long) across.low()),
                                width - 12,
                                (int) Math.round(up.from()) + 18,
                                Instant.ofEpochMilli((long) across.high())));
    }

    private static void path(StringBuilder svg, Columns columns, Scale up) {
        boolean drawn = false;
        for (int i = 0; i < columns.count(); i++) {
            if (columns.isEmpty(i)) {
                drawn = false;
                continue;
            }
            svg.append(drawn ? 'L' : 'M').append(LEFT + i).append(' ');
            svg.append(round(up.at(columns.low(i))));
            if (columns.high(i) > columns.low(i) || !drawn) {
                svg.append('V').append(round(up.at(columns.high(i))));
            }
            drawn = true;
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String round(double value) {
        return String.format(Locale.ENGLISH, "%.1f", value);
    }

    private static String quoted(String name) {
        return name.matches("[\\w .-]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
