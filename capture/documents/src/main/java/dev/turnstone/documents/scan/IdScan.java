package dev.turnstone.documents.scan;

import dev.turnstone.documents.Position;
import dev.turnstone.documents.Scheme;
import dev.turnstone.documents.search.Hit;
import dev.turnstone.documents.search.Page;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.model.shard.ShardStates;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Streams the ids and routings of an index, without the documents, in constant memory; the
/// versions as well where asked to.
public final class IdScan {
    private static final String IDS_ONLY = ",\"_source\":false";
    private static final String VERSIONS = IDS_ONLY + ",\"version\":true";
    private static final int PAGE = 10_000;

    private final ClusterClient client;
    private final ScanOptions options;
    private final String fetch;
    private final BooleanSupplier ended;

    public IdScan(ClusterClient client, ScanOptions options) {
        this(client, options, () -> false);
    }

    /// Told to end, it throws [Ended] before the next page.
    public IdScan(ClusterClient client, ScanOptions options, BooleanSupplier ended) {
        this(client, options.withPage(PAGE, options.pageBytes()), IDS_ONLY, ended);
    }

    private IdScan(ClusterClient client, ScanOptions options, String fetch, BooleanSupplier ended) {
        this.client = client;
        this.options = options;
        this.fetch = fetch;
        this.ended = ended;
    }

    public IdScan withVersions() {
        return new IdScan(client, options, VERSIONS, ended);
    }

    /// It was told to end before it had met every document.
    public static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("told to end", null, false, false);
        }
    }

    /// Each document of the index as it is met; one that is written meanwhile may come twice.
    public void each(String index, Consumer<Hit> consumer) {
        for (ShardState shard : new ShardStates(client).of(index).primaries()) {
            if (Scheme.of(client.version()) == Scheme.SEQUENCE) {
                byNumber(shard, consumer);
            } else {
                byOrder(shard, consumer);
            }
        }
    }

    private void byNumber(ShardState shard, Consumer<Hit> consumer) {
        var source = new ShardSource(client, options, shard, false, fetch);
        ShardState state = source.refreshed();
        try (var pages =
                new WindowPages(
                        source,
                        new Window(PAGE, options.pageBytes(), 1),
                        Stretches.none(source),
                        state,
                        ScanPosition.startOf(state),
                        false)) {
            each(pages::next, consumer);
        }
    }

    private void byOrder(ShardState shard, Consumer<Hit> consumer) {
        try (var reader = new ClockReader(client, options, shard, Position.START, fetch)) {
            each(reader::nextPage, consumer);
        }
    }

    private void each(Supplier<Optional<Page>> pages, Consumer<Hit> consumer) {
        while (true) {
            if (ended.getAsBoolean()) {
                throw new Ended();
            }
            Optional<Page> page = pages.get();
            if (page.isEmpty()) {
                return;
            }
            page.get().hits().forEach(consumer);
        }
    }
}
