package dev.turnstone.engine.operation;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.transform.Preview;
import dev.turnstone.replay.transform.Transform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a backfill would read and where it would go; nothing is written.
///
/// `tried` first documents went through the transform, which refused `refused` of them;
/// `unreadable` are indices that are meant and cannot be read now, and why.
public record BackfillPreview(
        List<Index> indices,
        List<String> missingOnTarget,
        long tried,
        long refused,
        List<Sample> samples,
        Map<String, String> unreadable,
        List<String> remarks) {
    private static final int SAMPLES = 5;
    private static final int TRIED = 1_000;

    /// A source index, where it would be written, and how many documents are expected (-1 where
    /// unknown).
    public record Index(String source, String target, long documents) {}

    /// A document that a transform would change.
    public record Sample(String index, String id, String before, String after) {}

    /// Nothing is known that would keep the backfill from carrying everything over.
    public boolean isClean() {
        return missingOnTarget.isEmpty() && refused == 0 && unreadable.isEmpty();
    }

    public static BackfillPreview of(BackfillOrder order, ClusterClient target) {
        try (OpenedOrigin origin = new Origins(order, new NoEpochs(), Clocks.NONE).open()) {
            List<Index> indices = indices(origin, order.transform());
            List<String> missing =
                    indices.stream()
                            .map(Index::target)
                            .distinct()
                            .filter(name -> isMissing(target, name))
                            .toList();
            List<Preview> tried = tried(origin, order.transform());
            return new BackfillPreview(
                    indices,
                    missing,
                    tried.size(),
                    tried.stream().filter(BackfillPreview::isRefused).count(),
                    samples(tried),
                    origin.owed(),
                    origin.remarks());
        }
    }

    private static List<Index> indices(OpenedOrigin origin, Transform transform) {
        Map<String, Long> documents = new TreeMap<>();
        for (Part part : origin.source().parts()) {
            documents.merge(part.index(), part.estimate().documents(), BackfillPreview::sum);
        }
        return documents.entrySet().stream()
                .map(
                        each ->
                                new Index(
                                        each.getKey(),
                                        transform.targetIndex(each.getKey()),
                                        each.getValue()))
                .toList();
    }

    private static long sum(long a, long b) {
        return a < 0 || b < 0 ? -1 : a + b;
    }

    /// The first documents of each index, transformed: a transform alone can go wrong without a
    /// target.
    private static List<Preview> tried(OpenedOrigin origin, Transform transform) {
        List<Preview> tried = new ArrayList<>();
        if (transform.equals(Transform.NONE)) {
            return tried;
        }
        Set<String> met = new HashSet<>();
        for (Part part : origin.source().parts()) {
            if (!met.contains(part.index())) {
                List<DocumentChange> first = first(origin, part);
                tried.addAll(Preview.of(transform, first));
                if (!first.isEmpty()) {
                    met.add(part.index());
                }
            }
        }
        return tried;
    }

    /// A batch may be empty though others come behind it.
    private static List<DocumentChange> first(OpenedOrigin origin, Part part) {
        try (PartReader reader = origin.source().open(part, Position.START)) {
            for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                if (!batch.get().changes().isEmpty()) {
                    List<DocumentChange> changes = batch.get().changes();
                    return changes.subList(0, Math.min(TRIED, changes.size()));
                }
            }
            return List.of();
        }
    }

    /// Those that the transform refuses come first.
    private static List<Sample> samples(List<Preview> tried) {
        return tried.stream()
                .filter(Preview::isChanged)
                .sorted(Comparator.comparing(preview -> !isRefused(preview)))
                .limit(SAMPLES)
                .map(BackfillPreview::sample)
                .toList();
    }

    private static boolean isRefused(Preview preview) {
        return preview.after() instanceof Transform.Outcome.Failed;
    }

    private static Sample sample(Preview preview) {
        DocumentChange before = preview.before();
        String after =
                switch (preview.after()) {
                    case Transform.Outcome.Passed(DocumentChange passed) -> text(passed);
                    case Transform.Outcome.Failed(String type, String reason) ->
                            type + ": " + reason;
                };
        return new Sample(before.index(), before.id(), text(before), after);
    }

    private static String text(DocumentChange change) {
        return switch (change.change()) {
            case Change.Upsert upsert -> upsert.source().text();
            case Change.Delete() -> "";
        };
    }

    private static boolean isMissing(ClusterClient target, String name) {
        Optional<?> found = target.find(ClusterRequest.get("/" + name + "/_settings"));
        return found.isEmpty();
    }

    /// A preview writes nothing, so that epochs do not matter.
    private static final class NoEpochs implements dev.turnstone.replay.ledger.Epochs {
        @Override
        public int of(String index) {
            return 0;
        }

        @Override
        public int raise(String index) {
            throw new IllegalStateException("epochs: raised in a preview (expected: never)");
        }
    }
}
