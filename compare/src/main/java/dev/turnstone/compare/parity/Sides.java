package dev.turnstone.compare.parity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// The two sides of one index and how they are compared.
record Sides(Side source, Side target, Comparison comparison, boolean sameLayout) {

    void refresh() {
        source.refresh();
        target.refresh();
    }

    Sides withContent() {
        return new Sides(source, target, comparison.withContent(), sameLayout);
    }

    /// What both sides hold for some documents. The source was asked first.
    record Asked(Map<Seen.Key, List<Seen>> source, Map<Seen.Key, List<Seen>> target) {}

    Asked ask(Set<Seen.Key> keys) {
        return ask(keys, (_, _) -> {}, (_, _) -> {});
    }

    /// As above, and shows every hit as well: it is filled again after the call.
    Asked ask(
            Set<Seen.Key> keys,
            BiConsumer<Seen.Key, Hit> sourceHits,
            BiConsumer<Seen.Key, Hit> targetHits) {
        Map<Integer, Set<String>> byShard = byShard(keys);
        Map<Seen.Key, List<Seen>> ofSource = new HashMap<>();
        HitConsumer collectSource = collect(comparison.ofSource(), keys, ofSource, sourceHits);
        byShard.forEach(
                (shard, ids) -> source.ask(shard, ids, comparison.wantedOfSource(), collectSource));
        Map<Seen.Key, List<Seen>> ofTarget = new HashMap<>();
        HitConsumer collectTarget = collect(comparison.ofTarget(), keys, ofTarget, targetHits);
        if (sameLayout) {
            byShard.forEach(
                    (shard, ids) ->
                            target.ask(shard, ids, comparison.wantedOfTarget(), collectTarget));
        } else {
            Set<String> ids = keys.stream().map(Seen.Key::id).collect(Collectors.toSet());
            target.ask(Side.ANY, ids, comparison.wantedOfTarget(), collectTarget);
        }
        return new Asked(ofSource, ofTarget);
    }

    private static Map<Integer, Set<String>> byShard(Set<Seen.Key> keys) {
        return keys.stream()
                .collect(
                        Collectors.groupingBy(
                                Seen.Key::shard,
                                Collectors.mapping(
                                        Seen.Key::id, Collectors.toCollection(TreeSet::new))));
    }

    private static HitConsumer collect(
            Comparison.Reading reading,
            Set<Seen.Key> keys,
            Map<Seen.Key, List<Seen>> into,
            BiConsumer<Seen.Key, Hit> shown) {
        return (shard, hit) -> {
            Seen seen = reading.seen(shard, hit);
            if (keys.contains(seen.key())) {
                into.computeIfAbsent(seen.key(), _ -> new ArrayList<>()).add(seen);
                shown.accept(seen.key(), hit);
            }
        };
    }
}
