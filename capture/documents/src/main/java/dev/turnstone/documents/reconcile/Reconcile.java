package dev.turnstone.documents.reconcile;

import dev.turnstone.documents.ask.Answer;
import dev.turnstone.documents.ask.AskSource;
import dev.turnstone.documents.ask.Question;
import dev.turnstone.documents.scan.IdScan;
import dev.turnstone.documents.search.Hit;

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
/// bucket, a few million at a time. What somebody else wrote to the target is not asked about, and
/// so never taken away.
public final class Reconcile {
    private static final long MOST_IDS = 4_000_000;
    private static final int QUESTIONS = 500;

    private final IdScan source;
    private final IdScan target;
    private final AskSource ask;
    private final Foreign foreign;

    public Reconcile(IdScan source, IdScan target, AskSource ask, Foreign foreign) {
        this.source = source;
        this.target = target.withVersions();
        this.ask = ask;
        this.foreign = foreign;
    }

    /// Knows which documents of the target somebody else wrote.
    @FunctionalInterface
    public interface Foreign {
        List<Hit> among(String targetIndex, List<Hit> onlyOnTarget);
    }

    /// What was found: how many ids each side has, how many only the target had, and how many of
    /// those were left alone since somebody else wrote them.
    public record Result(long sourceIds, long targetIds, long onlyOnTarget, long foreign) {}

    /// Gives the source's answers about documents that only the target has to `answers`.
    public Result run(String index, String targetIndex, Consumer<List<Answer>> answers) {
        var there = new IdDigest();
        target.each(targetIndex, hit -> there.add(IdHash.of(hit)));
        var here = new IdDigest();
        source.each(index, hit -> here.add(IdHash.of(hit)));
        boolean[] unequal = there.unequal(here);
        long extra = 0;
        long left = 0;
        for (boolean[] group : groups(unequal, there)) {
            var asking = new Asking(index, targetIndex, answers);
            locate(index, targetIndex, group, asking);
            extra += asking.extra;
            left += asking.left;
        }
        return new Result(here.total(), there.total(), extra, left);
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

    private void locate(String index, String targetIndex, boolean[] group, Asking asking) {
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
            return;
        }
        target.each(
                targetIndex,
                hit -> {
                    int place = hashes.find(IdHash.of(hit));
                    if (place < 0 || known.get(place)) {
                        return;
                    }
                    known.set(place);
                    asking.add(hit);
                });
        asking.finish();
    }

    /// Collects what only the target has and asks about what we wrote of it, some at a time.
    private final class Asking {
        private final String index;
        private final String targetIndex;
        private final Consumer<List<Answer>> answers;
        private final List<Hit> open = new ArrayList<>();
        private long extra;
        private long left;

        Asking(String index, String targetIndex, Consumer<List<Answer>> answers) {
            this.index = index;
            this.targetIndex = targetIndex;
            this.answers = answers;
        }

        void add(Hit hit) {
            open.add(hit);
            if (open.size() == QUESTIONS) {
                finish();
            }
        }

        void finish() {
            if (open.isEmpty()) {
                return;
            }
            extra += open.size();
            List<Hit> theirs = foreign.among(targetIndex, open);
            left += theirs.size();
            open.removeAll(theirs);
            Set<Question> questions = new LinkedHashSet<>();
            open.forEach(hit -> questions.add(new Question(index, hit.id(), hit.routing())));
            if (!questions.isEmpty()) {
                answers.accept(ask.ask(questions));
            }
            open.clear();
        }
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
