package dev.turnstone.documents.snapshot;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.PartReader;
import dev.turnstone.lucene.Segment;
import dev.turnstone.lucene.StoredDocument;
import dev.turnstone.model.DocumentChange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the live documents of one shard in the order in which they are stored. One thread.
final class ShardReader implements PartReader {
    private final SegmentWalk walk;
    private final DocumentJudge judge;
    private final SnapshotOptions options;
    private final String snapshot;
    private final List<Segment> segments;

    ShardReader(
            SegmentWalk walk,
            DocumentJudge judge,
            SnapshotOptions options,
            String snapshot,
            List<Segment> segments) {
        this.walk = walk;
        this.judge = judge;
        this.options = options;
        this.snapshot = snapshot;
        this.segments = segments;
    }

    @Override
    public Optional<Batch> next() {
        List<DocumentChange> changes = new ArrayList<>();
        Map<String, Long> skipped = new HashMap<>();
        long read = 0;
        long bytes = 0;
        while (read < options.batchDocuments() && bytes < options.batchBytes()) {
            StoredDocument document = walk.next();
            if (document == null) {
                break;
            }
            read++;
            switch (judge.judge(document)) {
                case Verdict.Passed(DocumentChange change) -> {
                    changes.add(change);
                    bytes += change.weight();
                }
                case Verdict.Skipped(String reason) -> skipped.merge(reason, 1L, Long::sum);
            }
        }
        return read == 0
                ? Optional.empty()
                : Optional.of(
                        new Batch(
                                changes,
                                read,
                                skipped,
                                walk.position().position(snapshot, segments)));
    }

    @Override
    public void close() {
        walk.close();
    }
}
