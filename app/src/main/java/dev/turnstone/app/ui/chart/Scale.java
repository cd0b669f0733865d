package dev.turnstone.app.ui.chart;

/// From values to pixels and back, straight. The pixels may run either way.
public record Scale(double low, double high, double from, double to) {
    public Scale {
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "high: " + high + " (expected: more than low, " + low + ")");
        }
    }

    public double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    public double value(double pixel) {
        return low + (pixel - from) / (to - from) * (high - low);
    }

    public double span() {
        return high - low;
    }

    /// Closer by the factor, with this value staying where it is.
    public Scale zoomed(double factor, double around) {
        double nextLow = around - (around - low) / factor;
        double nextHigh = around + (high - around) / factor;
        return nextLow < nextHigh ? new Scale(nextLow, nextHigh, from, to) : this;
    }

    public Scale moved(double by) {
        return new Scale(low + by, high + by, from, to);
    }

    public Scale drawnOn(double nextFrom, double nextTo) {
        return new Scale(low, high, nextFrom, nextTo);
    }

    /// The same width within these bounds as far as it fits, else the bounds themselves.
    public Scale within(double least, double most) {
        if (span() >= most - least) {
            return new Scale(least, most, from, to);
        }
        if (low < least) {
            return moved(least - low);
        }
        return high > most ? moved(most - high) : this;
    }
}
