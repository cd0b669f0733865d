package dev.turnstone.replay.backfill;

import dev.turnstone.replay.backfill.BackfillProgress.Eta;
import dev.turnstone.replay.backfill.BackfillProgress.Rate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns samples of counts into rates. Time comes with each sample. Safe for any number of threads.
final class RateMeter {
    private static final int KEPT = 61;
    private static final int LATELY = 10;
    private static final int WINDOW = 5;

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long docs, long bytes) {}

    synchronized void sample(long nanos, long docs, long bytes) {
        samples.addLast(new Sample(nanos, docs, bytes));
        if (samples.size() > KEPT) {
            samples.removeFirst();
        }
    }

    synchronized Rate lately() {
        var all = new ArrayList<>(samples);
        if (all.size() < 2) {
            return Rate.NONE;
        }
        Sample from = all.get(Math.max(0, all.size() - 1 - LATELY));
        Sample to = all.getLast();
        double seconds = Math.max(1e-9, (to.nanos() - from.nanos()) / 1e9);
        return new Rate((to.docs() - from.docs()) / seconds, (to.bytes() - from.bytes()) / seconds);
    }

    synchronized Optional<Eta> eta(long docsLeft) {
        List<Double> rates = windows();
        double best = rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double worst = rates.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        if (docsLeft < 0 || worst <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Eta(
                        Duration.ofSeconds((long) (docsLeft / best)),
                        Duration.ofSeconds((long) Math.ceil(docsLeft / worst))));
    }

    private List<Double> windows() {
        var all = new ArrayList<>(samples);
        var rates = new ArrayList<Double>();
        for (int to = all.size() - 1; to >= WINDOW; to -= WINDOW) {
            Sample start = all.get(to - WINDOW);
            Sample end = all.get(to);
            rates.add((end.docs() - start.docs()) / ((end.nanos() - start.nanos()) / 1e9));
        }
        return rates;
    }
}
