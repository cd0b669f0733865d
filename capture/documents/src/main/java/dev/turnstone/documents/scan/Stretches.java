package dev.turnstone.documents.scan;

import dev.turnstone.documents.search.Hit;
import dev.turnstone.documents.search.Page;
import dev.turnstone.documents.search.Patience;
import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Decides when a shard is read by stretches, how long they are, and keeps the one that is open.
///
/// After trouble the next numbers are read without: a scroll that was lost is begun again from its
/// first number, which must not happen for ever. What it brought before is not told twice. One
/// thread.
final class Stretches implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stretches.class);
    private static final int REST = 64;
    private static final int GROWTH = 8;
    private static final int SMALLEST_SHARE = 8;

    private final ShardSource shard;
    private final int pages;
    private final int mostDocuments;
    private @Nullable Stretch open;
    private final Map<String, Long> told = new HashMap<>();
    private double numbersPerDocument = 1;
    private long toldUpTo;
    private int rest;

    Stretches(ShardSource shard, ScanOptions options) {
        this.shard = shard;
        this.pages = options.stretch();
        this.mostDocuments = options.pageDocuments();
    }

    /// Reads no stretches.
    static Stretches none(ShardSource shard) {
        return new Stretches(shard, ScanOptions.DEFAULT.withStretch(0));
    }

    boolean isOpen() {
        return open != null;
    }

    /// A stretch that pays: of many documents of which many fit a page.
    boolean pays(long from, long end, int pageDocuments) {
        if (rest > 0) {
            rest--;
            return false;
        }
        return pages > 0
                && pageDocuments >= Math.max(2, mostDocuments / SMALLEST_SHARE)
                && end - from > 2L * pageDocuments;
    }

    /// The next page in `[from, end)`, and how far everything was read with it; empty where it must
    /// be read without a stretch.
    Optional<Read> read(long from, long end, Window window) {
        try {
            return open == null ? begin(from, end, window) : goOn(from, open, window);
        } catch (TurnstoneException e) {
            if (!Patience.helps(e) && !Patience.isScrollLost(e)) {
                throw e;
            }
            LOG.info("A scroll was lost and its documents are read again: {}", e.getMessage());
            giveUp();
            return Optional.empty();
        }
    }

    /// A page, and the number up to which everything was read by it.
    record Read(Page page, long next) {}

    /// The page without what a stretch that was given up had brought already; `from` is where the
    /// page begins.
    Page untold(Page page, long from) {
        if (open == null && from >= toldUpTo) {
            told.clear();
        }
        return told.isEmpty() ? page : page.without(this::isTold);
    }

    private boolean isTold(Hit hit) {
        Long number = told.get(hit.id());
        return number != null && number == hit.seqNo();
    }

    private void tell(Page page, long upTo) {
        toldUpTo = Math.max(toldUpTo, upTo);
        page.hits().forEach(hit -> told.put(hit.id(), hit.seqNo()));
    }

    private Optional<Read> begin(long from, long end, Window window) {
        long wanted = (long) (numbersPerDocument * pages * window.documents());
        long to = Math.min(end, from + Math.max(window.documents(), wanted));
        Optional<Stretch.Begun> begun = Stretch.begin(shard, from, to, window.documents());
        if (begun.isEmpty()) {
            window.tooLong(window.width());
            rest = REST;
            return Optional.empty();
        }
        open = begun.get().stretch();
        return Optional.of(read(from, begun.get().stretch(), begun.get().first()));
    }

    private Optional<Read> goOn(long from, Stretch stretch, Window window) {
        Optional<Page> page = stretch.next();
        if (page.isEmpty()) {
            window.tooLong(window.width());
            giveUp();
            return Optional.empty();
        }
        return Optional.of(read(from, stretch, page.get()));
    }

    private Read read(long from, Stretch stretch, Page all) {
        Page page = untold(all, from);
        if (!stretch.isRead()) {
            tell(page, stretch.to());
            return new Read(page, from);
        }
        double found = (double) stretch.numbers() / Math.max(1, stretch.documents());
        numbersPerDocument = Math.max(1, Math.min(found, numbersPerDocument * GROWTH));
        open = null;
        told.clear();
        return new Read(page, stretch.to());
    }

    private void giveUp() {
        rest = REST;
        close();
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
