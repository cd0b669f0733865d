package dev.turnstone.app.ui.capture;

import dev.turnstone.app.ui.run.Glimpse;
import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.app.ui.theme.Tone;

import org.kordamp.ikonli.feather.Feather;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How complete one shard is: how many of its operations were seen, by an answer to a client or by
/// their sequence numbers, which ones nobody told about, by cause, and up to which number it was
/// followed; -1 where nobody counts. What is a hole is healed already; the cause says whether
/// somebody bypasses the proxies. `followed` while that goes on: what is written afterwards is told
/// by nobody.
record ShardFollowed(
        String index,
        long shard,
        long upTo,
        long seen,
        Map<String, Long> causes,
        boolean followed) {
    static final String BYPASS = "bypass";
    private static final long UNKNOWN = -1;

    ShardFollowed {
        causes = Map.copyOf(causes);
    }

    /// Those with holes come first.
    static List<ShardFollowed> of(Collection<Glimpse> steps) {
        Map<String, ShardFollowed> lines = new LinkedHashMap<>();
        for (Glimpse step : steps) {
            JsonNode live = step.live();
            List<ShardFollowed> told = new ArrayList<>();
            live.path("followed").properties().forEach(each -> told.add(followed(each)));
            live.path("seen").forEach(each -> told.add(seen(each)));
            live.path("following").path("holesFound").forEach(each -> told.add(hole(each)));
            told.forEach(each -> put(lines, step.isNow() ? each : each.before()));
        }
        List<ShardFollowed> all = new ArrayList<>(lines.values());
        all.sort(
                Comparator.comparingLong(ShardFollowed::holes)
                        .reversed()
                        .thenComparing(ShardFollowed::index)
                        .thenComparingLong(ShardFollowed::shard));
        return all;
    }

    long holes() {
        return causes.values().stream().mapToLong(Long::longValue).sum();
    }

    long bypassed() {
        return causes.getOrDefault(BYPASS, 0L);
    }

    /// Past the proxies is a warning; what was healed otherwise is told and no more.
    StateLook look() {
        if (bypassed() > 0) {
            return new StateLook(Feather.ALERT_TRIANGLE, BYPASS, Tone.WARNING);
        }
        if (!followed) {
            return new StateLook(Feather.CLOCK, "before", Tone.NEUTRAL);
        }
        return holes() > 0
                ? new StateLook(Feather.CHECK_CIRCLE, "healed", Tone.GOOD)
                : new StateLook(Feather.CHECK_CIRCLE, "whole", Tone.GOOD);
    }

    private static void put(Map<String, ShardFollowed> lines, ShardFollowed line) {
        lines.merge(line.index + "/" + line.shard, line, ShardFollowed::and);
    }

    private ShardFollowed and(ShardFollowed other) {
        Map<String, Long> both = new LinkedHashMap<>(causes);
        other.causes.forEach((cause, count) -> both.merge(cause, count, Long::sum));
        return new ShardFollowed(
                index,
                shard,
                Math.max(upTo, other.upTo),
                Math.max(seen, other.seen),
                both,
                followed && other.followed);
    }

    private ShardFollowed before() {
        return new ShardFollowed(index, shard, upTo, seen, causes, false);
    }

    private static ShardFollowed followed(Map.Entry<String, JsonNode> each) {
        int slash = each.getKey().lastIndexOf('/');
        long upTo = each.getValue().asLong(UNKNOWN);
        return new ShardFollowed(
                slash < 0 ? each.getKey() : each.getKey().substring(0, slash),
                slash < 0 ? 0 : Long.parseLong(each.getKey().substring(slash + 1)),
                upTo,
                upTo + 1,
                Map.of(),
                true);
    }

    private static ShardFollowed seen(JsonNode each) {
        return new ShardFollowed(
                each.path("index").asString(""),
                each.path("shard").asLong(0),
                UNKNOWN,
                each.path("operations").asLong(0),
                Map.of(),
                true);
    }

    private static ShardFollowed hole(JsonNode each) {
        return new ShardFollowed(
                each.path("index").asString(""),
                each.path("shard").asLong(0),
                UNKNOWN,
                UNKNOWN,
                Map.of(
                        each.path("cause").asString("").toLowerCase(Locale.ROOT),
                        each.path("operations").asLong(0)),
                true);
    }
}
