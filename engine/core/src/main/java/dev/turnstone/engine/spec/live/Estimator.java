package dev.turnstone.engine.spec.live;

import dev.turnstone.documents.selection.IndexSelection;
import dev.turnstone.engine.spec.Group;
import dev.turnstone.engine.spec.Migration;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/// Estimates from what the source tells of its indices and from reading a few pages of the largest.
/// Nothing is written to the target, so its speed is not known: ranges say so.
public final class Estimator {
    /// Another codec, other merges: what an index becomes elsewhere, against what it is.
    private static final double DENSER = 0.7;

    private static final double LOOSER = 1.6;

    /// Writing is rarely faster than reading, and was seen to be several times slower.
    private static final double WRITING = 4;

    /// One reader more helps less and less.
    private static final double CROWDED = 0.5;

    private Estimator() {}

    /// One estimate for each group that takes any index. Blocking; a few requests for each group.
    public static List<Estimate> of(String name, Migration migration, ClusterClient source) {
        IndexSizes sizes = IndexSizes.of(source);
        List<String> taken = IndexSelection.of(source, migration.indices().patterns()).taken();
        List<Estimate> estimates = new ArrayList<>();
        for (Map.Entry<String, List<String>> group : migration.grouped(taken).entrySet()) {
            estimates.add(
                    estimate(
                            name,
                            group.getKey(),
                            migration.group(group.getKey()),
                            group.getValue(),
                            sizes,
                            source));
        }
        return List.copyOf(estimates);
    }

    private static Estimate estimate(
            String migration,
            String name,
            Group group,
            List<String> indices,
            IndexSizes sizes,
            ClusterClient source) {
        List<String> reasons = new ArrayList<>();
        Range documents = documents(indices, sizes, source, reasons);
        long bytes = indices.stream().mapToLong(index -> sizes.of(index).bytes()).sum();
        long kept =
                indices.stream()
                        .map(sizes::of)
                        .mapToLong(size -> size.bytes() * size.copies())
                        .sum();
        reasons.add(
                "Disk: the target packs and merges in its own way; seen were 0.7 to 1.6 times the"
                        + " source. Replicas are counted as the source has them.");
        return new Estimate(
                migration,
                name,
                indices.size(),
                documents,
                new Range(bytes, bytes),
                new Range((long) (kept * DENSER), (long) (kept * LOOSER)),
                seconds(group, indices, sizes, documents, source, reasons),
                reasons);
    }

    /// Lucene's count holds nested documents as well; the search's does not.
    private static Range documents(
            List<String> indices, IndexSizes sizes, ClusterClient source, List<String> reasons) {
        long lucene = indices.stream().mapToLong(index -> sizes.of(index).documents()).sum();
        long roots = count(indices, source);
        if (roots >= 0 && roots != lucene) {
            reasons.add(
                    "Documents: a search finds "
                            + roots
                            + ", the segments hold "
                            + lucene
                            + "; nested documents, and writes under way, are the difference.");
        }
        return roots < 0
                ? new Range(0, lucene)
                : new Range(Math.min(roots, lucene), Math.max(roots, lucene));
    }

    /// -1 where the list is too long for one address.
    private static long count(List<String> indices, ClusterClient source) {
        String names = String.join(",", indices);
        return names.length() > 3_000
                ? -1
                : source.json(ClusterRequest.get("/" + names + "/_count")).path("count").asLong(-1);
    }

    private static Range seconds(
            Group group,
            List<String> indices,
            IndexSizes sizes,
            Range documents,
            ClusterClient source,
            List<String> reasons) {
        String largest =
                indices.stream()
                        .max(Comparator.comparingLong(index -> sizes.of(index).bytes()))
                        .orElseThrow();
        ReadProbe probe = ReadProbe.of(source, largest);
        OptionalDouble rate = probe.rate();
        if (rate.isEmpty()) {
            reasons.add("Time: there is nothing to read yet, so no speed was seen.");
            return new Range(0, 0);
        }
        int readers = group.backfill().readers();
        reasons.add(
                String.format(
                        Locale.ROOT,
                        "Time: one reader read %d documents of %s in %d ms. %d readers may be up to"
                                + " that many times as fast or hardly faster, and the target's speed"
                                + " was not tried, since that would write to it: it may be up to"
                                + " %d times slower.",
                        probe.documents(),
                        largest,
                        probe.took().toMillis(),
                        readers,
                        (long) WRITING));
        double best = rate.getAsDouble() * readers;
        double worst = rate.getAsDouble() * Math.max(1, readers * CROWDED) / WRITING;
        return new Range(
                (long) Math.floor(documents.from() / best),
                (long) Math.ceil(documents.to() / worst));
    }

    /// All of them together.
    public static Range total(List<Estimate> estimates, Function<Estimate, Range> of) {
        return estimates.stream().map(of).reduce(new Range(0, 0), Range::and);
    }
}
