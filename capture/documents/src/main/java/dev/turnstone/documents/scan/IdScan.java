package dev.turnstone.documents.scan;

import dev.turnstone.documents.Position;
import dev.turnstone.documents.Scheme;
import dev.turnstone.documents.search.Hit;
import dev.turnstone.documents.search.Page;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.model.shard.ShardStates;

import java.util.Optional;
import java.util.function.Consumer;

/// Streams the ids and routings of an index, without the documents, in constant memory; the
/// versions as well where asked to.
public final class IdScan {
    private static final String IDS_ONLY = ",\"_source\":false";
    private static final String VERSIONS = IDS_ONLY + ",\"version\":true";
    private static final int PAGE = 10_000;

    private final ClusterClient client;
    private final ScanOptions options;
    private final String fetch;

    public IdScan(ClusterClient client, ScanOptions options) {
        this(client, options.withPage(PAGE, options.pageBytes()), IDS_ONLY);
    }

    private IdScan(ClusterClient client, ScanOptions options, String fetch) {
        this.client = client;
        this.options = options;
        this.fetch = fetch;
    }

    public IdScan withVersions() {
        return new IdScan(client, options, VERSIONS);
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
            for (Optional<Page> page = pages.next(); page.isPresent(); page = pages.next()) {
                page.get().hits().forEach(consumer);
            }
        }
    }

    private void byOrder(ShardState shard, Consumer<Hit> consumer) {
        try (var reader = new ClockReader(client, options, shard, Position.START, fetch)) {
            for (Optional<Page> page = reader.nextPage();
                    page.isPresent();
                    page = reader.nextPage()) {
                page.get().hits().forEach(consumer);
            }
        }
    }
}
