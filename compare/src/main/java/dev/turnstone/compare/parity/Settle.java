package dev.turnstone.compare.parity;

import dev.turnstone.model.Revision;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks for suspects again until each is settled: the same after all, or different for good.
final class Settle {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Sides sides;
    private final ParityOptions options;
    private long targetWrites = -1;
    private Instant targetMoved;

    Settle(Sides sides, ParityOptions options) {
        this.sides = sides;
        this.options = options;
        this.targetMoved = options.time().instant();
    }

    /// What became of the suspects of one part.
    record Settled(long identical, List<Difference> differences, long inFlight) {}

    Settled settle(List<Suspect> suspects) {
        Map<Seen.Key, Suspect> open = new LinkedHashMap<>();
        suspects.forEach(suspect -> open.put(suspect.key(), suspect));
        List<Difference> differences = new ArrayList<>();
        long identical = 0;
        Instant end = options.time().instant().plus(options.patience().limit());
        Duration pause = options.patience().interval();
        while (!open.isEmpty()) {
            look(open);
            identical += close(open, differences, !options.time().instant().isBefore(end));
            if (!options.time().instant().isBefore(end)) {
                break;
            }
            if (!open.isEmpty()) {
                Pause.of(pause);
                pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        }
        return new Settled(identical, differences, open.size());
    }

    private void look(Map<Seen.Key, Suspect> open) {
        sides.refresh();
        Sides.Asked asked = sides.ask(open.keySet());
        Instant now = options.time().instant();
        open.forEach(
                (key, suspect) ->
                        suspect.observe(
                                first(asked.source().get(key)),
                                asked.target().getOrDefault(key, List.of()),
                                now));
        long writes = sides.target().state().writes();
        if (writes != targetWrites) {
            targetWrites = writes;
            targetMoved = now;
        }
    }

    private long close(
            Map<Seen.Key, Suspect> open, List<Difference> differences, boolean patienceEnded) {
        Instant quietSince = options.time().instant().minus(options.patience().quiet());
        boolean targetIsQuiet = !targetMoved.isAfter(quietSince);
        long identical = 0;
        for (Iterator<Suspect> each = open.values().iterator(); each.hasNext(); ) {
            Suspect suspect = each.next();
            Standing standing = suspect.standing(sides.comparison());
            if (standing == Standing.EQUAL) {
                identical++;
                each.remove();
            } else if (standing == Standing.GONE) {
                each.remove();
            } else if (suspect.unchangedSince(quietSince) && (targetIsQuiet || patienceEnded)) {
                differences.add(difference(suspect, standing));
                each.remove();
            }
        }
        return identical;
    }

    private Difference difference(Suspect suspect, Standing standing) {
        Seen source = suspect.source();
        Seen target = suspect.target();
        return new Difference(
                Difference.Kind.valueOf(standing.name()),
                suspect.key().shard(),
                suspect.key().id(),
                routing(source, target),
                source == null ? Hit.UNKNOWN : source.revision(),
                target == null ? Hit.UNKNOWN : target.version(),
                note(suspect, standing));
    }

    private static String note(Suspect suspect, Standing standing) {
        Seen target = suspect.target();
        if (suspect.isTwiceOnTarget()) {
            return "on more than one shard of the target";
        }
        return target != null && standing == Standing.NEWER
                ? "the target holds " + Revision.ofVersion(target.version())
                : "";
    }

    private static @Nullable String routing(@Nullable Seen source, @Nullable Seen target) {
        return source != null ? source.routing() : target != null ? target.routing() : null;
    }

    private static @Nullable Seen first(@Nullable List<Seen> seen) {
        return seen == null ? null : seen.getFirst();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
