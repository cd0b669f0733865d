package dev.turnstone.engine.operation;

import dev.turnstone.documents.Part;
import dev.turnstone.documents.SampledSource;
import dev.turnstone.documents.file.FileOptions;
import dev.turnstone.documents.file.NdjsonSource;
import dev.turnstone.documents.scan.ScanOptions;
import dev.turnstone.documents.scan.ScanSource;
import dev.turnstone.documents.selection.IndexSelection;
import dev.turnstone.documents.snapshot.Snapshot;
import dev.turnstone.documents.snapshot.SnapshotCatalog;
import dev.turnstone.documents.snapshot.SnapshotOptions;
import dev.turnstone.documents.snapshot.SnapshotRepository;
import dev.turnstone.documents.snapshot.SnapshotSource;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.ledger.Epochs;
import dev.turnstone.replay.ledger.Histories;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Opens what a backfill reads from.
final class Origins {
    private final BackfillOrder order;
    private static final String DOTTED =
            "a system index by its name, or one that backs a data stream; name it to take it";

    private final Epochs epochs;
    private final Clocks clocks;

    Origins(BackfillOrder order, Epochs epochs, Clocks clocks) {
        this.order = order;
        this.epochs = epochs;
        this.clocks = clocks;
    }

    OpenedOrigin open() {
        OpenedOrigin opened =
                switch (order.origin()) {
                    case Origin.Live live -> live(live);
                    case Origin.Snapshot snapshot -> snapshot(snapshot);
                    case Origin.File file -> file(file);
                };
        if (opened.source().parts().isEmpty()) {
            opened.close();
            List<String> why = new ArrayList<>(opened.remarks());
            opened.owed().forEach((index, reason) -> why.add(index + ": " + reason));
            throw new TurnstoneException(
                    "No index fits the patterns " + order.patterns() + ": nothing was read.",
                    "Name indices that are there: " + String.join("; ", why) + ".");
        }
        return order.sample().isEmpty()
                ? opened
                : opened.reading(
                        opened.name() + ":sample-" + order.sample().getAsLong(),
                        new SampledSource(opened.source(), order.sample().getAsLong()));
    }

    private OpenedOrigin live(Origin.Live live) {
        IndexPatterns patterns = IndexPatterns.of(order.patterns());
        IndexSelection selection = IndexSelection.of(live.source(), patterns);
        Map<String, String> owed = selection.owed(patterns);
        List<String> remarks = new ArrayList<>();
        selection.leftOut().stream()
                .filter(out -> !owed.containsKey(out.index()))
                .forEach(out -> remarks.add(out.index() + ": " + out.text()));
        selection.unmatched().forEach(pattern -> remarks.add(pattern + ": fits no index"));
        ScanOptions options =
                ScanOptions.DEFAULT
                        .withEpochs(this::epoch)
                        .withClock(clocks.next())
                        .telling(notice -> remarks.add(notice.index() + ": " + notice.text()));
        ScanSource source = new ScanSource(live.source(), selection.taken(), options);
        Map<String, Map<Integer, String>> histories = new TreeMap<>();
        source.shards().forEach(index -> histories.put(index.index(), Histories.in(index)));
        String uuid =
                live.source()
                        .json(ClusterRequest.get("/"))
                        .path("cluster_uuid")
                        .asString("unknown");
        return new OpenedOrigin("scan:" + uuid, source, remarks, owed, true, histories);
    }

    private OpenedOrigin snapshot(Origin.Snapshot origin) {
        SnapshotCatalog catalog =
                SnapshotCatalog.open(SnapshotRepository.folder(origin.repository()));
        Snapshot snapshot = origin.name().map(catalog::snapshot).orElseGet(catalog::newest);
        IndexPatterns patterns = IndexPatterns.of(order.patterns());
        SnapshotOptions options =
                SnapshotOptions.DEFAULT
                        .withIndices(index -> patterns.test(index) && isMeant(index, patterns))
                        .withEpochs(this::epoch);
        SnapshotSource source = SnapshotSource.open(snapshot, options);
        source.requireWhole();
        List<String> remarks =
                snapshot.indices(patterns).stream()
                        .filter(index -> !isMeant(index, patterns))
                        .map(index -> index + ": " + DOTTED)
                        .toList();
        return new OpenedOrigin(
                "snapshot:" + snapshot.summary().uuid(),
                source,
                remarks,
                Map.of(),
                false,
                histories(source));
    }

    /// A snapshot does not say of an index that it backs a data stream, but by its name; a live
    /// source leaves out the same.
    private static boolean isMeant(String index, IndexPatterns patterns) {
        return !index.startsWith(".") || patterns.asksFor(index);
    }

    /// The history of each shard, as the server wrote it into the shard's commit.
    private static Map<String, Map<Integer, String>> histories(SnapshotSource source) {
        Map<String, Map<Integer, String>> histories = new TreeMap<>();
        for (Part part : source.parts()) {
            String history = source.commitData(part).get("history_uuid");
            if (history != null) {
                histories
                        .computeIfAbsent(part.index(), _ -> new TreeMap<>())
                        .put(part.shard(), history);
            }
        }
        return histories;
    }

    private OpenedOrigin file(Origin.File origin) {
        Path file = origin.file();
        if (!Files.isReadable(file)) {
            throw new TurnstoneException(
                    "The file " + file + " cannot be read.",
                    "Check the path and that you may read it.");
        }
        FileOrigin known = FileOrigin.of(file);
        FileOptions options =
                FileOptions.DEFAULT.into(origin.index().orElse("")).withClock(clocks.of(known));
        return new OpenedOrigin(
                known.name(),
                new NdjsonSource(List.of(file), options),
                List.of(),
                Map.of(),
                false,
                Map.of());
    }

    private int epoch(String sourceIndex) {
        return epochs.of(order.transform().targetIndex(sourceIndex));
    }
}
