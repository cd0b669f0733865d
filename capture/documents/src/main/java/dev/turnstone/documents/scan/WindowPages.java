package dev.turnstone.documents.scan;

import dev.turnstone.documents.HistoryChanged;
import dev.turnstone.documents.search.Page;
import dev.turnstone.model.shard.ShardState;

import java.util.Optional;

/// Walks a shard in ascending windows of sequence numbers, up to the global checkpoint.
///
/// A window is one search, so nothing stays open on the cluster; many windows in a row are read as
/// one stretch. A killed reader loses one of them at most. What is overwritten meanwhile gets a
/// higher number and is met again further up.
final class WindowPages implements AutoCloseable {
    private static final int LOOKS = 32;

    private final ShardSource shard;
    private final Window window;
    private final Stretches stretches;
    private ShardState state;
    private ScanPosition position;
    private boolean ended;
    private int windows;

    /// `once`: up to the checkpoint as it stood at the beginning; else up to where it stands when
    /// that is reached.
    WindowPages(
            ShardSource shard,
            Window window,
            Stretches stretches,
            ShardState state,
            ScanPosition from,
            boolean once) {
        this.shard = shard;
        this.window = window;
        this.stretches = stretches;
        this.state = state;
        this.position = from;
        this.ended = once;
        requireHistory(state);
    }

    /// The next documents there are, or empty at the end.
    Optional<Page> next() {
        while (position.next() <= end() || isMoved()) {
            if (++windows % LOOKS == 0) {
                requireHistory(shard.state());
            }
            Page page = window();
            if (!page.hits().isEmpty()) {
                return Optional.of(page);
            }
        }
        requireHistory(shard.state());
        return Optional.empty();
    }

    /// Where the walk stands behind the last page: where it stood before, within a stretch.
    ScanPosition position() {
        return position;
    }

    private long end() {
        return state.checkpoints().global();
    }

    /// Moves the end on once, so that what was overwritten while the shard was read is in it.
    private boolean isMoved() {
        if (ended) {
            return false;
        }
        ended = true;
        state = shard.refreshed();
        requireHistory(state);
        return position.next() <= end();
    }

    @Override
    public void close() {
        stretches.close();
    }

    private Page window() {
        while (true) {
            long from = position.next();
            if (stretches.isOpen() || stretches.pays(from, end() + 1, window.documents())) {
                Optional<Stretches.Read> read = stretches.read(from, end() + 1, window);
                if (read.isEmpty()) {
                    continue;
                }
                position = position.at(read.get().next());
                return read.get().page();
            }
            long to = Math.min(from + window.width(), end() + 1);
            if (window.isUnsure() && shard.count(from, to) > window.documents()) {
                window.overflowed(to - from);
                continue;
            }
            window.counted();
            Optional<Page> answer = shard.numbers(from, to, window);
            if (answer.isEmpty()) {
                window.tooLong(to - from);
                continue;
            }
            Page page = answer.get();
            if (page.total() > page.hits().size()) {
                if (to - from > 1) {
                    window.overflowed(to - from);
                    continue;
                }
                page = shard.number(from, page.total());
            }
            window.read(to - from, page.hits().size(), page.bytes());
            position = position.at(to);
            return stretches.untold(page, from);
        }
    }

    private void requireHistory(ShardState now) {
        if (!position.isOf(now)) {
            throw new HistoryChanged(
                    now.index(),
                    now.shard(),
                    position.indexUuid() + "/" + position.historyUuid(),
                    now.indexUuid() + "/" + now.checkpoints().historyUuid());
        }
    }
}
