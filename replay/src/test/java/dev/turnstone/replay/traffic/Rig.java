package dev.turnstone.replay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.documents.scan.ScanOptions;
import dev.turnstone.documents.scan.ScanSource;
import dev.turnstone.model.Revision;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.sink.ClusterTarget;
import dev.turnstone.replay.sink.ConvergentSink;
import dev.turnstone.replay.sink.Poll;
import dev.turnstone.replay.sink.SinkSettings;
import dev.turnstone.replay.sink.TargetPreparation;
import dev.turnstone.replay.transform.Transform;
import dev.turnstone.sandbox.SearchServer;

import tools.jackson.databind.JsonNode;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// A source behind a recording front, a target, and a replay between them that can be killed.
final class Rig implements AutoCloseable {
    private static final String PATTERNS =
            "?expand_wildcards=open&filter_path=*.settings.index.uuid";

    final ClusterClient source;
    final ClusterClient target;
    final MemoryLog log = new MemoryLog();
    final RecordingFront front;
    private final Path home;
    private LedgerStore ledger;
    private ConvergentSink sink;
    private ReplayWorker worker;
    volatile boolean away;

    Rig(SearchServer source, SearchServer target, Path home) {
        source.wipe();
        target.wipe();
        this.home = home;
        this.source = ClusterClient.open(ClusterEndpoint.of(source.url()));
        this.target = ClusterClient.open(ClusterEndpoint.of(target.url()));
        this.front = new RecordingFront(source.url(), log);
        this.ledger = LedgerStore.open(home.resolve("target.ledger"));
        this.sink = sink();
        this.worker = worker();
    }

    URI url() {
        return front.url();
    }

    ReplayWorker worker() {
        if (worker == null) {
            worker = newWorker();
        }
        return worker;
    }

    ConvergentSink sinkNow() {
        return sink;
    }

    LedgerStore ledger() {
        return ledger;
    }

    private ConvergentSink sink() {
        return new ConvergentSink(
                new ClusterTarget(target), ledger, SinkSettings.defaults(), InstantSource.system());
    }

    private ReplayWorker newWorker() {
        var preparation = new TargetPreparation(target, ledger.preparation());
        return new ReplayWorker(
                "replay",
                log.reader(),
                new Workplace(
                        source,
                        target,
                        ledger,
                        sink,
                        Transform.NONE,
                        metadata(),
                        _ -> true,
                        index -> preparation.prepare(index, TargetPreparation.USUAL),
                        new AtomicLong(System.currentTimeMillis())::incrementAndGet),
                ReplaySettings.USUAL
                        .healingEvery(Duration.ofMillis(700))
                        .committingEvery(Duration.ofMillis(200)));
    }

    /// Which says that the target is away while that is to be so.
    private TargetMetadata metadata() {
        var plain = new PlainMetadata(source, target);
        return (TargetMetadata)
                Proxy.newProxyInstance(
                        TargetMetadata.class.getClassLoader(),
                        new Class<?>[] {TargetMetadata.class},
                        (_, method, arguments) -> {
                            if (away) {
                                throw new TurnstoneException("The target is away.", "Wait.");
                            }
                            return method.invoke(plain, arguments);
                        });
    }

    /// As a kill leaves it: nothing is committed that was not yet, and the ledger is as it was last
    /// made durable.
    void killReplay() {
        ReplayWorker killed = worker;
        sink.abandon();
        ledger.closeAsKilled();
        killed.close();
        ledger = LedgerStore.open(home.resolve("target.ledger"));
        sink = sink();
        worker = newWorker();
        worker.start();
    }

    /// A scan of everything, beside the replay.
    long backfill(List<String> indices) throws InterruptedException {
        var metadata = new PlainMetadata(source, target);
        Poll.until(() -> indices.stream().allMatch(metadata::exists));
        long documents = 0;
        ScanOptions options = ScanOptions.DEFAULT.withEpochs(index -> ledger.epochs().of(index));
        try (var scan = new ScanSource(source, indices, options)) {
            for (Part part : scan.parts()) {
                try (PartReader reader = scan.open(part, Position.START)) {
                    for (Optional<Batch> batch = reader.next();
                            batch.isPresent();
                            batch = reader.next()) {
                        sink.submit(batch.get().changes()).join();
                        documents += batch.get().read();
                    }
                }
            }
        }
        return documents;
    }

    void caughtUp() throws InterruptedException {
        boolean done = worker.awaitCaughtUp(Duration.ofMinutes(3));
        assertThat(done).as("%s", worker.status()).isTrue();
    }

    /// Ids and revisions of both sides are the same.
    void requireParity() {
        indices(source).forEach(this::requireParity);
    }

    void requireParity(String index) {
        assertThat(versions(target, index, false))
                .as("%s, %s", index, worker.status())
                .isEqualTo(versions(source, index, true));
    }

    static List<String> indices(ClusterClient client) {
        return client.json(ClusterRequest.get("/_all/_settings" + PATTERNS)).properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !name.startsWith("."))
                .sorted()
                .toList();
    }

    private static Map<String, Long> versions(
            ClusterClient client, String index, boolean revisions) {
        client.json(ClusterRequest.ask("/" + index + "/_refresh", ""));
        JsonNode hits =
                client.json(
                                ClusterRequest.ask(
                                        "/"
                                                + index
                                                + "/_search?seq_no_primary_term=true&version=true",
                                        "{\"size\":10000,\"_source\":false}"))
                        .path("hits")
                        .path("hits");
        assertThat(hits.size()).isLessThan(10_000);
        var versions = new TreeMap<String, Long>();
        for (JsonNode hit : hits) {
            long version =
                    revisions
                            ? Revision.of(
                                            0,
                                            hit.path("_primary_term").asLong(),
                                            hit.path("_seq_no").asLong())
                                    .version()
                            : Revision.withinEpochOf(hit.path("_version").asLong());
            versions.put(
                    hit.path("_id").asString("") + "@" + hit.path("_routing").asString(""),
                    version);
        }
        return versions;
    }

    JsonNode ask(String method, String path, String body) {
        try (var through = ClusterClient.open(ClusterEndpoint.of(front.url().toString()))) {
            ClusterRequest request =
                    switch (method) {
                        case "PUT" -> ClusterRequest.put(path, body);
                        case "DELETE" -> ClusterRequest.delete(path);
                        default -> ClusterRequest.post(path, body);
                    };
            return through.json(request);
        }
    }

    @Override
    public void close() {
        worker.close();
        sink.close();
        ledger.close();
        front.close();
        source.close();
        target.close();
    }
}
