package dev.turnstone.app.ui.chart;

import java.util.Arrays;

/// Values over a rising x: immutable to who reads it. A value that is not a number is a gap.
public final class Points {
    public static final Points NONE = new Points(new double[0], new double[0], 0);

    private final double[] xs;
    private final double[] ys;
    private final int size;

    private Points(double[] xs, double[] ys, int size) {
        this.xs = xs;
        this.ys = ys;
        this.size = size;
    }

    public static Points of(double[] xs, double[] ys) {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException(
                    "ys: " + ys.length + " values (expected: " + xs.length + ", one for each x)");
        }
        for (int i = 1; i < xs.length; i++) {
            if (!(xs[i] >= xs[i - 1])) {
                throw new IllegalArgumentException(
                        "xs: " + xs[i] + " after " + xs[i - 1] + " (expected: never falling)");
            }
        }
        return new Points(xs.clone(), ys.clone(), xs.length);
    }

    public int size() {
        return size;
    }

    public double x(int index) {
        return xs[index];
    }

    public double y(int index) {
        return ys[index];
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public double first() {
        return size == 0 ? Double.NaN : xs[0];
    }

    public double last() {
        return size == 0 ? Double.NaN : xs[size - 1];
    }

    /// The first point at or after this x; `size()` where there is none.
    public int from(double x) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (xs[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The point nearest to this x, gaps included; -1 where there is none.
    public int nearest(double x) {
        if (size == 0) {
            return -1;
        }
        int after = Math.min(from(x), size - 1);
        return after > 0 && x - xs[after - 1] <= xs[after] - x ? after - 1 : after;
    }

    /// With one more at the end. What is appended to the newest shares its memory, so that
    /// following a live value costs no copies. One thread appends.
    public Points plus(double x, double y) {
        if (size > 0 && x < xs[size - 1]) {
            return this;
        }
        boolean room = size < xs.length;
        double[] nextXs = room ? xs : Arrays.copyOf(xs, Math.max(64, size * 2));
        double[] nextYs = room ? ys : Arrays.copyOf(ys, Math.max(64, size * 2));
        nextXs[size] = x;
        nextYs[size] = y;
        return new Points(nextXs, nextYs, size + 1);
    }

    /// The newest ones.
    public Points newest(int most) {
        return size <= most
                ? this
                : new Points(
                        Arrays.copyOfRange(xs, size - most, size),
                        Arrays.copyOfRange(ys, size - most, size),
                        most);
    }
}
