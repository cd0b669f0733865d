package dev.turnstone.app.ui.chart;

import java.util.Arrays;

/// The lowest and the highest value in each column of pixels: what a line drawn through all points
/// would cover. Columns in a gap hold nothing. Not thread-safe; kept and filled again for each
/// frame.
public final class Columns {
    private double[] low = new double[0];
    private double[] high = new double[0];
    private int count;

    public int count() {
        return count;
    }

    /// NaN where the line does not pass.
    public double low(int column) {
        return low[column];
    }

    public double high(int column) {
        return high[column];
    }

    public boolean isEmpty(int column) {
        return Double.isNaN(low[column]);
    }

    /// `gap` is how far apart two neighbours may be before the line between them is left out.
    public void fill(Points points, Scale scale, int columns, double gap) {
        clear(columns);
        int from = Math.max(0, points.from(scale.low()) - 1);
        boolean joined = false;
        double lastX = 0;
        double lastY = 0;
        for (int i = from; i < points.size(); i++) {
            double y = points.y(i);
            double px = scale.at(points.x(i)) - scale.from();
            if (Double.isNaN(y)) {
                joined = false;
            } else {
                if (joined && points.x(i) - points.x(i - 1) <= gap) {
                    line(lastX, lastY, px, y);
                } else {
                    put((int) Math.floor(px), y);
                }
                joined = true;
                lastX = px;
                lastY = y;
            }
            if (px >= columns) {
                break;
            }
        }
    }

    private void clear(int columns) {
        if (low.length < columns) {
            low = new double[columns];
            high = new double[columns];
        }
        count = columns;
        Arrays.fill(low, 0, columns, Double.NaN);
        Arrays.fill(high, 0, columns, Double.NaN);
    }

    private void line(double fromX, double fromY, double toX, double toY) {
        int first = (int) Math.floor(fromX);
        int last = (int) Math.floor(toX);
        if (first == last) {
            put(last, toY);
            return;
        }
        double slope = (toY - fromY) / (toX - fromX);
        int begin = Math.max(first, 0);
        int end = Math.min(last, count - 1);
        for (int column = begin; column <= end; column++) {
            put(column, fromY + slope * (Math.max(column, fromX) - fromX));
            put(column, fromY + slope * (Math.min(column + 1.0, toX) - fromX));
        }
        put(last, toY);
    }

    private void put(int column, double y) {
        if (column < 0 || column >= count) {
            return;
        }
        if (Double.isNaN(low[column])) {
            low[column] = y;
            high[column] = y;
        } else if (y < low[column]) {
            low[column] = y;
        } else if (y > high[column]) {
            high[column] = y;
        }
    }
}
