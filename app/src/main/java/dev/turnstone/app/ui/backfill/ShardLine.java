package dev.turnstone.app.ui.backfill;

import dev.turnstone.app.ui.run.Glimpse;
import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.app.ui.theme.Tone;

import org.kordamp.ikonli.feather.Feather;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// One shard under way, as the engine counts it; `expected` is -1 where nobody knows.
record ShardLine(
        String index,
        long shard,
        String phase,
        long read,
        long expected,
        long bytes,
        long written,
        long newer,
        long failed,
        String trouble) {
    /// Of all steps that were looked at; several parts of one shard are one line each.
    static List<ShardLine> of(Collection<Glimpse> steps) {
        List<ShardLine> lines = new ArrayList<>();
        for (Glimpse step : steps) {
            step.live().path("shards").forEach(shard -> lines.add(of(shard).in(step)));
        }
        lines.sort(Comparator.comparing(ShardLine::index).thenComparingLong(ShardLine::shard));
        return lines;
    }

    private static ShardLine of(JsonNode shard) {
        return new ShardLine(
                shard.path("index").asString(""),
                shard.path("shard").asLong(0),
                shard.path("phase").asString(""),
                shard.path("read").asLong(0),
                shard.path("expected").asLong(-1),
                shard.path("bytes").asLong(0),
                shard.path("written").asLong(0),
                shard.path("newerOnTarget").asLong(0),
                shard.path("failed").asLong(0),
                shard.path("trouble").asString(""));
    }

    /// What was under way when it was last seen is not for ever.
    private ShardLine in(Glimpse step) {
        if (step.isNow() || phase.equals("finished") || phase.equals("broken")) {
            return this;
        }
        return new ShardLine(
                index,
                shard,
                step.state().isFinished() ? "finished" : "before",
                read,
                expected,
                bytes,
                written,
                newer,
                failed,
                trouble);
    }

    StateLook look() {
        return switch (phase) {
            case "reading" -> new StateLook(Feather.PLAY_CIRCLE, phase, Tone.ACTIVE);
            case "finished" -> new StateLook(Feather.CHECK_CIRCLE, phase, Tone.GOOD);
            case "before" -> new StateLook(Feather.CLOCK, phase, Tone.NEUTRAL);
            case "broken" -> new StateLook(Feather.X_CIRCLE, phase, Tone.BAD);
            default -> new StateLook(Feather.CIRCLE, "waiting", Tone.NEUTRAL);
        };
    }

    double share() {
        return phase.equals("finished")
                ? 1
                : expected <= 0 ? -1 : Math.min(1, read / (double) expected);
    }
}
