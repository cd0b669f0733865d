package dev.turnstone.documents.delta;

import dev.turnstone.documents.HistoryChanged;
import dev.turnstone.documents.Position;
import dev.turnstone.documents.scan.Changes;
import dev.turnstone.documents.scan.ScanOptions;
import dev.turnstone.documents.scan.ShardSource;
import dev.turnstone.documents.search.Hit;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.shard.ShardState;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Reads what sequence numbers became that nobody saw written.
public final class Holes {
    private static final int RANGES = 256;

    private final ClusterClient client;
    private final ScanOptions options;

    public Holes(ClusterClient client, ScanOptions options) {
        this.client = client;
        this.options = options;
    }

    /// Gives the documents that still carry one of the numbers to `changes`, and answers with the
    /// numbers that none carries: overwritten, deleted, or never a document.
    ///
    /// `shard` tells which history the numbers are of; numbers above the global checkpoint stay
    /// unasked and come back in `unknown`.
    public Healed heal(
            ShardState shard, SeqRanges numbers, Consumer<List<DocumentChange>> changes) {
        var source = new ShardSource(client, options, shard, false, "");
        ShardState state = source.refreshed();
        requireHistory(shard, state);
        SeqRanges known = upTo(numbers, state.checkpoints().global());
        var making = Changes.bySequence(state, options.epochs().applyAsInt(shard.index()));
        var found = new ArrayList<Long>();
        for (SeqRanges piece : known.pieces(RANGES, options.pageDocuments())) {
            List<Hit> hits = source.matching(query(piece));
            hits.forEach(hit -> found.add(hit.seqNo()));
            if (!hits.isEmpty()) {
                changes.accept(making.batch(hits, Position.START).changes());
            }
        }
        requireHistory(shard, source.state());
        long[] taken = found.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
        return new Healed(found.size(), known.without(taken), above(numbers, state));
    }

    /// `gone` numbers belong to no document now; `unknown` ones could not be asked for yet.
    public record Healed(long documents, SeqRanges gone, SeqRanges unknown) {}

    private static String query(SeqRanges piece) {
        return piece.ranges().stream()
                .map(
                        range ->
                                "{\"range\":{\"_seq_no\":{\"gte\":"
                                        + range.first()
                                        + ",\"lte\":"
                                        + range.last()
                                        + "}}}")
                .collect(
                        Collectors.joining(
                                ",", "{\"bool\":{\"minimum_should_match\":1,\"should\":[", "]}}"));
    }

    private static SeqRanges upTo(SeqRanges numbers, long last) {
        return new SeqRanges(
                numbers.ranges().stream()
                        .filter(range -> range.first() <= last)
                        .map(
                                range ->
                                        new SeqRanges.Range(
                                                range.first(), Math.min(range.last(), last)))
                        .toList());
    }

    private static SeqRanges above(SeqRanges numbers, ShardState state) {
        long first = state.checkpoints().global() + 1;
        return new SeqRanges(
                numbers.ranges().stream()
                        .filter(range -> range.last() >= first)
                        .map(
                                range ->
                                        new SeqRanges.Range(
                                                Math.max(range.first(), first), range.last()))
                        .toList());
    }

    private static void requireHistory(ShardState before, ShardState now) {
        if (!now.hasHistoryOf(before)) {
            throw new HistoryChanged(
                    now.index(),
                    now.shard(),
                    before.checkpoints().historyUuid(),
                    now.checkpoints().historyUuid());
        }
    }
}
