package dev.turnstone.compare.parity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Lists the documents of unequal buckets on both sides and finds those that differ. They are laid
/// aside on disk and joined part by part, so that memory stays bounded even for an empty target. A
/// part that is too large for that is laid aside once more, in parts of its own.
final class Locate {
    private static final long DOCUMENTS_PER_PART = 250_000;
    private static final int DEEPEST = 8;

    private final Sides sides;
    private final ParityOptions options;
    private final Tally tally;
    private final long seed;
    private final long perPart;

    Locate(Sides sides, ParityOptions options, Tally tally, long seed) {
        this(sides, options, tally, seed, DOCUMENTS_PER_PART);
    }

    /// No part with more than twice `perPart` documents of a side is held in memory.
    Locate(Sides sides, ParityOptions options, Tally tally, long seed, long perPart) {
        this.perPart = perPart;
        this.sides = sides;
        this.options = options;
        this.tally = tally;
        this.seed = seed;
    }

    /// Gives the candidates of each part to `suspects`, and to `twins` what no target can hold
    /// beside its like; answers how many documents are identical.
    long run(
            BitSet buckets,
            long documents,
            int sourceShards,
            int targetShards,
            Consumer<List<Suspect>> suspects,
            Consumer<List<Seen>> twins) {
        try (Spill ofSource = spill(documents);
                Spill ofTarget = spill(documents)) {
            ShardTasks.all(
                    List.<Callable<Integer>>of(
                            () -> lay(true, sourceShards, buckets, ofSource),
                            () -> lay(false, targetShards, buckets, ofTarget)));
            return joinAll(ofSource, ofTarget, 0, suspects, twins);
        }
    }

    private Spill spill(long documents) {
        return new Spill(options.spill(), documents, perPart);
    }

    private long joinAll(
            Spill ofSource,
            Spill ofTarget,
            int depth,
            Consumer<List<Suspect>> suspects,
            Consumer<List<Seen>> twins) {
        long identical = 0;
        for (int part = 0; part < ofSource.parts(); part++) {
            long most = Math.max(ofSource.documents(part), ofTarget.documents(part));
            if (most > 2 * perPart && depth < DEEPEST) {
                try (Spill source = spill(most);
                        Spill target = spill(most)) {
                    ofSource.split(part, source, seed + depth);
                    ofTarget.split(part, target, seed + depth);
                    identical += joinAll(source, target, depth + 1, suspects, twins);
                }
                continue;
            }
            List<Suspect> found = new ArrayList<>();
            List<Seen> doubled = new ArrayList<>();
            identical += join(part, ofSource, ofTarget, found, doubled);
            tally.located(found.size() + doubled.size());
            twins.accept(doubled);
            suspects.accept(found);
        }
        return identical;
    }

    private int lay(boolean ofSource, int shards, BitSet buckets, Spill spill) {
        Side side = ofSource ? sides.source() : sides.target();
        Comparison comparison = sides.comparison();
        Comparison.Reading reading = ofSource ? comparison.ofSource() : comparison.ofTarget();
        Wanted wanted = ofSource ? comparison.wantedOfSource() : comparison.wantedOfTarget();
        ShardTasks.run(
                shards,
                options.shardsAtOnce(),
                shard -> {
                    DocumentHash hash = new DocumentHash(seed);
                    side.scan(
                            shard,
                            wanted,
                            (scanned, hit) -> {
                                hash.id(hit.id);
                                if (buckets.get(hash.bucket())) {
                                    spill.add(hash.bucket(), reading.seen(scanned, hit));
                                }
                                tally.read(ofSource, 1);
                            });
                    return shard;
                });
        return shards;
    }

    /// One shard gives an id twice only where two mapping types use it: the target holds one of
    /// them.
    private long join(
            int part, Spill ofSource, Spill ofTarget, List<Suspect> suspects, List<Seen> twins) {
        Map<Seen.Key, Seen> unmatched = new HashMap<>();
        ofSource.read(
                part,
                seen -> {
                    Seen other = unmatched.put(seen.key(), seen);
                    if (other != null) {
                        twins.add(other);
                    }
                });
        Map<Seen.Key, Integer> lost = new HashMap<>();
        for (int i = 0; i < twins.size(); i++) {
            lost.putIfAbsent(twins.get(i).key(), i);
        }
        long[] identical = {0};
        ofTarget.read(
                part,
                target -> {
                    Seen source = unmatched.remove(target.key());
                    Integer place = lost.get(target.key());
                    if (source != null && place != null && isEqual(twins.get(place), target)) {
                        source = twins.set(place, source);
                    }
                    if (source != null && isEqual(source, target)) {
                        identical[0]++;
                    } else {
                        suspects.add(new Suspect(target.key(), source));
                    }
                });
        unmatched.values().forEach(source -> suspects.add(new Suspect(source.key(), source)));
        return identical[0];
    }

    private boolean isEqual(Seen source, Seen target) {
        return sides.comparison().judge(source, target) == Standing.EQUAL;
    }
}
