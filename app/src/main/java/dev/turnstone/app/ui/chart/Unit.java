package dev.turnstone.app.ui.chart;

import java.util.List;
import java.util.Locale;

/// How values are written, and which steps between them are round.
public enum Unit {
    NUMBER(1000),
    PER_SECOND(1000),
    BYTES(1024),
    BYTES_PER_SECOND(1024),
    MILLIS(1000);

    private static final int MOST_DECIMALS = 9;
    private static final int LARGEST = 4;

    private final double base;

    Unit(double base) {
        this.base = base;
    }

    double base() {
        return base;
    }

    /// In three digits or a little more, with its unit.
    public String text(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        int power = power(Math.abs(value));
        double shown = value / Math.pow(base, power);
        double rounded = Math.abs(shown) >= 100 ? Math.rint(shown) : shown;
        return digits(rounded, Math.abs(rounded) >= 100 ? 0 : Math.abs(rounded) >= 10 ? 1 : 2)
                + name(power);
    }

    /// So that values a step apart are written apart.
    String text(double value, double step, double largest) {
        int power = power(largest);
        double unit = Math.pow(base, power);
        double needed = Math.ceil(-Math.log10(step / unit) - 1e-9) + (base == 1024 ? 1 : 0);
        int decimals = step >= unit ? 0 : (int) Math.clamp(needed, 0, MOST_DECIMALS);
        return Math.abs(value) < step / 1e6
                ? "0" + name(0)
                : digits(value / unit, decimals) + name(power);
    }

    private int power(double size) {
        int power = 0;
        double rest = size;
        while (rest >= base * 0.9995 && power < LARGEST) {
            rest /= base;
            power++;
        }
        return power;
    }

    private String name(int power) {
        return switch (this) {
            case NUMBER -> List.of("", "k", "M", "G", "T").get(power);
            case PER_SECOND -> List.of("/s", "k/s", "M/s", "G/s", "T/s").get(power);
            case BYTES -> List.of(" B", " KiB", " MiB", " GiB", " TiB").get(power);
            case BYTES_PER_SECOND ->
                    List.of(" B/s", " KiB/s", " MiB/s", " GiB/s", " TiB/s").get(power);
            case MILLIS -> List.of(" ms", " s", " ks", " Ms", " Gs").get(power);
        };
    }

    private static String digits(double value, int decimals) {
        String text = String.format(Locale.ENGLISH, "%." + decimals + "f", value);
        if (text.indexOf('.') >= 0) {
            text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        return text.equals("-0") ? "0" : text;
    }
}
