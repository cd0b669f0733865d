package dev.turnstone.app.ui.run;

import dev.turnstone.app.ui.chart.ChartData;
import dev.turnstone.app.ui.chart.Points;
import dev.turnstone.app.ui.chart.Series;
import dev.turnstone.app.ui.chart.Unit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Documents per second of each line, from how many there were at successive moments: kept as long
/// as the window is open. Moments that nobody saw are gaps.
public final class RateTracks {
    private static final Duration GAP = Duration.ofSeconds(6);
    private static final Duration LEAST = Duration.ofMillis(400);
    private static final int MOST = 50_000;

    private final Map<String, Points> tracks = new LinkedHashMap<>();
    private final Map<String, Seen> last = new LinkedHashMap<>();

    private record Seen(Instant at, long count) {}

    public void clear() {
        tracks.clear();
        last.clear();
    }

    /// So many documents in all, at this moment.
    public void saw(String line, Instant at, long count) {
        Seen before = last.get(line);
        if (before == null || count < before.count()) {
            last.put(line, new Seen(at, count));
            return;
        }
        Duration passed = Duration.between(before.at(), at);
        if (passed.compareTo(LEAST) < 0) {
            return;
        }
        last.put(line, new Seen(at, count));
        Points points = tracks.getOrDefault(line, Points.NONE);
        double x = at.toEpochMilli();
        tracks.put(
                line,
                passed.compareTo(GAP) > 0
                        ? points.plus(x, Double.NaN)
                        : points.plus(x, (count - before.count()) * 1000.0 / passed.toMillis())
                                .newest(MOST));
    }

    /// The newest rate of all lines together; zero where nothing was seen twice.
    public double now() {
        return tracks.values().stream()
                .filter(points -> !points.isEmpty())
                .mapToDouble(points -> points.y(points.size() - 1))
                .filter(rate -> !Double.isNaN(rate))
                .sum();
    }

    public ChartData chart() {
        List<Series> series =
                tracks.entrySet().stream()
                        .map(each -> new Series(each.getKey(), each.getValue()))
                        .toList();
        return new ChartData(series, List.of(), Unit.PER_SECOND, GAP.toMillis(), true);
    }
}
