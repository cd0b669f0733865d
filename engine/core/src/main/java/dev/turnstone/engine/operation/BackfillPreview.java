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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a backfill would read and where it would go; nothing is written.
public record BackfillPreview(
        List<Index> indices,
        List<String> missingOnTarget,
        List<Sample> samples,
        List<String> remarks) {
    private static final int SAMPLES = 5;

    /// A source index, where it would be written, and how many documents are expected (-1 where
    /// unknown).
    public record Index(String source, String target, long documents) {}

    /// A document that a transform would change.
    public record Sample(String index, String id, String before, String after) {}

    public static BackfillPreview of(BackfillOrder order, ClusterClient target) {
        try (OpenedOrigin origin = new Origins(order, new NoEpochs(), 1).open()) {
            List<Index> indices = indices(origin, order.transform());
            List<String> missing =
                    indices.stream()
                            .map(Index::target)
                            .distinct()
                            .filter(name -> isMissing(target, name))
                            .toList();
            return new BackfillPreview(
                    indices, missing, samples(origin, order.transform()), origin.remarks());
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

    private static List<Sample> samples(OpenedOrigin origin, Transform transform) {
        if (transform.equals(Transform.NONE)) {
            return List.of();
        }
        List<Sample> samples = new ArrayList<>();
        for (Part part : origin.source().parts()) {
            try (PartReader reader = origin.source().open(part, Position.START)) {
                List<DocumentChange> first = reader.next().map(Batch::changes).orElse(List.of());
                Preview.of(transform, first).stream()
                        .filter(Preview::isChanged)
                        .limit(SAMPLES)
                        .map(BackfillPreview::sample)
                        .forEach(samples::add);
            }
            if (samples.size() >= SAMPLES) {
                break;
            }
        }
        return samples;
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
