package dev.turnstone.documents.scan;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.documents.Scheme;
import dev.turnstone.documents.SourceNotice;
import dev.turnstone.documents.search.Page;
import dev.turnstone.documents.search.Patience;
import dev.turnstone.model.Revision;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.shard.ShardState;

import java.util.Optional;

/// Reads a shard of a source without sequence numbers: by a scroll, and from a position left behind
/// page by page, as long as the shard's segments are the same as then.
///
/// Where they are not, the shard is read again from its start, and that is told.
final class ClockReader implements PartReader {
    private final ClockQuestions questions;
    private final ScanOptions options;
    private final ShardState state;
    private final Patience patience;
    private final Window window;
    private final Changes changes;
    private String fingerprint = "";
    private String scrollId = "";
    private long order = -1;
    private boolean scrolls;
    private boolean started;
    private boolean done;

    ClockReader(ClusterClient client, ScanOptions options, ShardState state, Position from) {
        this(client, options, state, from, "");
    }

    /// `fetch` is the part of the question that says what to bring of each document.
    ClockReader(
            ClusterClient client,
            ScanOptions options,
            ShardState state,
            Position from,
            String fetch) {
        this.questions = new ClockQuestions(client, options, state, fetch);
        this.options = options;
        this.state = state;
        this.patience = new Patience(options.patience());
        this.window = Limits.window(options, state);
        Revision revision =
                Scheme.clockRevision(options.epochs().applyAsInt(state.index()), options.clock());
        this.changes = new Changes(state, _ -> revision);
        ClockPosition.of(from)
                .ifPresent(
                        left -> {
                            fingerprint = left.fingerprint();
                            order = left.order();
                        });
        this.scrolls = fingerprint.isEmpty();
    }

    @Override
    public Optional<Batch> next() {
        return nextPage()
                .map(
                        page ->
                                changes.batch(
                                        page.hits(),
                                        new ClockPosition(fingerprint, order).position()));
    }

    /// The next documents as they are answered, or empty at the end.
    Optional<Page> nextPage() {
        if (done) {
            return Optional.empty();
        }
        Page page = patience.ask(this::page, window::eased);
        if (page.hits().isEmpty()) {
            done = true;
            return Optional.empty();
        }
        order = page.hits().getLast().order();
        return Optional.of(page);
    }

    private Page page() {
        Optional<Page> page = scrolls ? scrolled() : paged();
        while (page.isEmpty()) {
            window.tooLong(window.documents());
            goOnPaging();
            page = scrolls ? scrolled() : paged();
        }
        return page.get();
    }

    private Optional<Page> scrolled() {
        try {
            Optional<Page> page =
                    started ? questions.more(scrollId, window.documents()) : firstScrolled();
            page.ifPresent(read -> scrollId = read.scrollId());
            return page;
        } catch (TurnstoneException e) {
            boolean lost = started && Patience.isScrollLost(e);
            goOnPaging();
            if (lost) {
                return paged();
            }
            throw e;
        }
    }

    private Optional<Page> firstScrolled() {
        questions.refresh();
        String before = questions.fingerprint();
        Optional<Page> page = questions.scroll(window.documents());
        fingerprint = before.equals(questions.fingerprint()) ? before : "?";
        order = -1;
        started = true;
        return page;
    }

    /// A page taken without a scroll counts only if the segments were the same behind it as well.
    private Optional<Page> paged() {
        Optional<Page> page = questions.after(order, window.documents());
        if (fingerprint.equals(questions.fingerprint())) {
            page.ifPresent(
                    read -> window.read(read.hits().size(), read.hits().size(), read.bytes()));
            return page;
        }
        options.told()
                .accept(
                        new SourceNotice(
                                state.index(),
                                "shard "
                                        + state.shard()
                                        + " changed since it was left and is read again from its"
                                        + " start"));
        scrolls = true;
        started = false;
        return scrolled();
    }

    private void goOnPaging() {
        release();
        scrolls = !started;
        started = false;
    }

    private void release() {
        if (!scrollId.isEmpty()) {
            questions.release(scrollId);
            scrollId = "";
        }
    }

    @Override
    public void close() {
        release();
    }
}
