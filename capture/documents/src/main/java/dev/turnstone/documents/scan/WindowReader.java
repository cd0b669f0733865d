package dev.turnstone.documents.scan;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.documents.search.Page;
import dev.turnstone.model.shard.ShardState;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a shard's documents with the revisions that its own history gives them.
final class WindowReader implements PartReader {
    private final WindowPages pages;
    private final Changes changes;
    private ScanPosition told;
    private Position after;
    private boolean begun;

    /// `from` is told again until the first position behind it is reached.
    WindowReader(WindowPages pages, ShardState shard, int epoch, Position from) {
        this.pages = pages;
        this.changes = Changes.bySequence(shard, epoch);
        this.told = pages.position();
        this.after = from;
        this.begun = !from.equals(Position.START);
    }

    /// The first batch of a shard is empty: it tells which history of the shard is read, so that
    /// whoever goes on from there notices another. The last batch may be empty: it tells that the
    /// numbers behind the last document are gaps.
    @Override
    public Optional<Batch> next() {
        if (!begun) {
            begun = true;
            after = told.position();
            return Optional.of(new Batch(List.of(), 0, Map.of(), after));
        }
        Optional<Page> page = pages.next();
        if (page.isEmpty() && told.equals(pages.position())) {
            return Optional.empty();
        }
        if (!told.equals(pages.position())) {
            told = pages.position();
            after = told.position();
        }
        return Optional.of(
                page.map(read -> changes.batch(read.hits(), after))
                        .orElseGet(() -> new Batch(List.of(), 0, Map.of(), after)));
    }

    @Override
    public void close() {
        pages.close();
    }
}
