package dev.turnstone.documents.reconcile;

import dev.turnstone.documents.ask.Answer;
import dev.turnstone.documents.ask.AskSource;
import dev.turnstone.documents.ask.Question;
import dev.turnstone.documents.scan.IdScan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Compares the ids of both sides and asks the source for every document that only the target has.
///
/// What is written on either side meanwhile does no harm: the source's answer decides, and carries
/// the revision under which it holds. Blocks; memory is eight bytes for each id in an unequal
/// bucket, a few million at a time.
public final class Reconcile {
    private static final long MOST_IDS = 4_000_000;
    private static final int QUESTIONS = 500;

    private final IdScan source;
    private final IdScan target;
    private final AskSource ask;

    public Reconcile(IdScan source, IdScan target, AskSource ask) {
        this.source = source;
        this.target = target;
        this.ask = ask;
    }

    /// What was found: how many ids each side has, and how many only the target had.
    public record Result(long sourceIds, long targetIds, long onlyOnTarget) {}

    /// Gives the source's answers about documents that only the target has to `answers`.
    public Result run(String index, String targetIndex, Consumer<List<Answer>> answers) {
        var there = new IdDigest();
        target.each(targetIndex, hit -> there.add(IdHash.of(hit)));
        var here = new IdDigest();
        source.each(index, hit -> here.add(IdHash.of(hit)));
        boolean[] unequal = there.unequal(here);
        long extra = 0;
        for (boolean[] group : groups(unequal, there)) {
            extra += locate(index, targetIndex, group, answers);
        }
        return new Result(here.total(), there.total(), extra);
    }

    private static List<boolean[]> groups(boolean[] unequal, IdDigest there) {
        List<boolean[]> groups = new ArrayList<>();
        boolean[] group = new boolean[unequal.length];
        long ids = 0;
        for (int bucket = 0; bucket < unequal.length; bucket++) {
            if (!unequal[bucket] || there.count(bucket) == 0) {
                continue;
            }
            if (ids > 0 && ids + there.count(bucket) > MOST_IDS) {
                groups.add(group);
                group = new boolean[unequal.length];
                ids = 0;
            }
            group[bucket] = true;
            ids += there.count(bucket);
        }
        if (ids > 0) {
            groups.add(group);
        }
        return groups;
    }

    private long locate(
            String index, String targetIndex, boolean[] group, Consumer<List<Answer>> answers) {
        var hashes = new Hashes();
        target.each(
                targetIndex,
                hit -> {
                    long hash = IdHash.of(hit);
                    if (group[IdDigest.bucket(hash)]) {
                        hashes.add(hash);
                    }
                });
        hashes.sort();
        var known = new BitSet(hashes.size);
        source.each(index, hit -> hashes.mark(IdHash.of(hit), known));
        if (known.cardinality() == hashes.size) {
            return 0;
        }
        Set<Question> open = new LinkedHashSet<>();
        long[] extra = {0};
        target.each(
                targetIndex,
                hit -> {
                    int place = hashes.find(IdHash.of(hit));
                    if (place < 0 || known.get(place)) {
                        return;
                    }
                    known.set(place);
                    extra[0]++;
                    open.add(new Question(index, hit.id(), hit.routing()));
                    if (open.size() == QUESTIONS) {
                        answers.accept(ask.ask(open));
                        open.clear();
                    }
                });
        if (!open.isEmpty()) {
            answers.accept(ask.ask(open));
        }
        return extra[0];
    }

    /// Sorted numbers without doubles.
    private static final class Hashes {
        private long[] values = new long[1_024];
        private int size;

        void add(long hash) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size + size / 2);
            }
            values[size++] = hash;
        }

        void sort() {
            Arrays.sort(values, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || values[i] != values[i - 1]) {
                    values[kept++] = values[i];
                }
            }
            size = kept;
        }

        int find(long hash) {
            return Arrays.binarySearch(values, 0, size, hash);
        }

        void mark(long hash, BitSet known) {
            int place = find(hash);
            if (place >= 0) {
                known.set(place);
            }
        }
    }
}
