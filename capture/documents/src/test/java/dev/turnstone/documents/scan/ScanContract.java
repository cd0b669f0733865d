package dev.turnstone.documents.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Flock;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.Position;
import dev.turnstone.documents.SampledSource;
import dev.turnstone.documents.Scheme;
import dev.turnstone.documents.SourceNotice;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// What scanning a live cluster promises, whatever its version.
abstract class ScanContract {
    private static final ScanOptions SMALL =
            ScanOptions.DEFAULT.withPage(7, 1 << 20).withStretch(6);

    private final SearchServer server;
    private Flock flock;

    ScanContract(SearchServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        server.wipe();
        flock = new Flock(server.url());
    }

    @AfterEach
    void close() {
        flock.close();
    }

    @Test
    void everyLivingDocumentComesOnceUntouchedWithItsRevision() {
        flock.create("birds", 3, "");
        flock.fill("birds", 0, 400, n -> "{\"n\" : " + n + ".50, \"t\":\"\\u00e9\\\"}{\\n\"}");
        flock.fill("birds", 100, 150, n -> "{\"updated\":" + n + "}");
        for (int n = 200; n < 220; n++) {
            flock.delete("birds", Integer.toString(n), "");
        }

        List<Batch> batches = read("birds", SMALL);

        assertThat(changes(batches)).hasSize(380);
        assertThat(held(batches)).isEqualTo(onSource("birds"));
        assertThat(source(batches, "7")).isEqualTo("{\"n\" : 7.50, \"t\":\"\\u00e9\\\"}{\\n\"}");
    }

    @Test
    void routingTravelsAndNestedDocumentsStayWithinTheirParent() {
        flock.put(
                "/nests",
                "{\"settings\":{\"number_of_shards\":3},\"mappings\":"
                        + flock.mapping("\"properties\":{\"eggs\":{\"type\":\"nested\"}}")
                        + "}");
        for (int n = 0; n < 30; n++) {
            flock.index(
                    "nests",
                    Integer.toString(n),
                    "?routing=r" + n % 4,
                    "{\"eggs\":[{\"n\":1},{\"n\":2}]}");
        }

        List<Batch> batches = read("nests", SMALL);

        assertThat(changes(batches)).hasSize(30);
        assertThat(changes(batches))
                .allSatisfy(
                        change ->
                                assertThat(change.routing())
                                        .isEqualTo("r" + Integer.parseInt(change.id()) % 4));
    }

    @Test
    void readingGoesOnWhereItWasLeftAndReadsNothingFromTheStartAgain() {
        flock.create("birds", 2, "");
        flock.fill("birds", 0, 300, n -> "{\"n\":" + n + "}");
        flock.fill("birds", 50, 100, n -> "{\"again\":" + n + "}");
        long seed = 20261120;
        var random = new Random(seed);
        List<DocumentChange> all = new ArrayList<>();

        try (var source = new ScanSource(flock.client(), List.of("birds"), SMALL)) {
            for (Part part : source.parts()) {
                all.addAll(readKilledAgainAndAgain(part, random));
            }
        }

        assertThat(all.stream().map(DocumentChange::id).collect(Collectors.toSet()))
                .as("seed %s", seed)
                .hasSize(300);
        assertThat(all).as("seed %s: documents read", seed).hasSize(300);
    }

    /// Each reader lives for a few batches; the next one starts at the last position kept. What was
    /// read behind that position counts only once the position has moved over it.
    private List<DocumentChange> readKilledAgainAndAgain(Part part, Random random) {
        List<DocumentChange> all = new ArrayList<>();
        Position left = Position.START;
        while (true) {
            try (var source = new ScanSource(flock.client(), List.of("birds"), SMALL);
                    var reader = source.open(part, left)) {
                int life = 1 + random.nextInt(20);
                List<DocumentChange> within = new ArrayList<>();
                for (int n = 0; n < life; n++) {
                    var batch = reader.next();
                    if (batch.isEmpty()) {
                        all.addAll(within);
                        return all;
                    }
                    within.addAll(batch.get().changes());
                    if (!batch.get().after().equals(left)) {
                        all.addAll(within);
                        within.clear();
                        left = batch.get().after();
                    }
                }
            }
        }
    }

    @Test
    void whatIsOverwrittenWhileItIsScannedIsNotMissed() {
        flock.create("birds", 2, "");
        flock.fill("birds", 0, 500, n -> "{\"n\":" + n + "}");
        List<Batch> batches = new ArrayList<>();
        var random = new Random(4);

        try (var source = new ScanSource(flock.client(), List.of("birds"), SMALL)) {
            for (Part part : source.parts()) {
                try (var reader = source.open(part, Position.START)) {
                    for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                        batches.add(batch.get());
                        int n = random.nextInt(500);
                        flock.fill("birds", n, n + 3, m -> "{\"again\":" + m + "}");
                    }
                }
            }
        }

        assertThat(ids(batches)).hasSize(500);
    }

    @Test
    void emptyShardsAndEmptyIndicesEndAtOnce() {
        flock.create("empty", 4, "");

        assertThat(changes(read("empty", SMALL))).isEmpty();
    }

    @Test
    void aClosedIndexIsToldNotLeftOut() {
        flock.create("birds", 1, "");
        flock.post("/birds/_close", "");

        assertThatThrownBy(() -> read("birds", SMALL)).hasMessageContaining("closed");
    }

    @Test
    void anIndexWithoutSourceIsRefusedUnlessWaivedAndThenCounted() {
        flock.put(
                "/bare", "{\"mappings\":" + flock.mapping("\"_source\":{\"enabled\":false}") + "}");
        flock.fill("bare", 0, 10, n -> "{\"n\":" + n + "}");

        assertThatThrownBy(() -> read("bare", SMALL)).hasMessageContaining("_source is disabled");
        List<Batch> waived = read("bare", SMALL.waiving(Set.of("bare")));
        assertThat(waived.stream().mapToLong(Batch::read).sum()).isEqualTo(10);
        assertThat(changes(waived)).isEmpty();
    }

    @Test
    void aSampleStopsAtItsSizeInEveryIndex() {
        flock.create("birds", 3, "");
        flock.fill("birds", 0, 200, n -> "{\"n\":" + n + "}");
        flock.refresh("birds");

        try (var source =
                new SampledSource(new ScanSource(flock.client(), List.of("birds"), SMALL), 50)) {
            assertThat(changes(Flock.batches(source))).hasSize(50);
        }
    }

    @Test
    void noScrollStaysOpen() {
        flock.create("birds", 1, "");
        flock.fill("birds", 0, 100, n -> "{\"n\":" + n + "}");

        try (var source = new ScanSource(flock.client(), List.of("birds"), SMALL);
                var reader = source.open(source.parts().getFirst(), Position.START)) {
            assertThat(reader.next()).isPresent();
        }

        // The server lets go of a context only after it has answered: asked until it has.
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (openContexts() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(openContexts()).isZero();
    }

    /// The scrolls of every reader are taken away again and again: what was lost is read once more,
    /// and nothing is told twice where sequence numbers tell the documents apart.
    @Test
    void whatALostScrollHeldIsReadAgain() {
        flock.create("birds", 1, "");
        flock.fill("birds", 0, 400, n -> "{\"n\":" + n + "}");
        List<Batch> batches = new ArrayList<>();

        try (var source = new ScanSource(flock.client(), List.of("birds"), SMALL);
                var reader = source.open(source.parts().getFirst(), Position.START)) {
            for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                batches.add(batch.get());
                if (batches.size() % 5 == 1) {
                    flock.client().send(ClusterRequest.delete("/_search/scroll/_all"));
                }
            }
        }

        assertThat(ids(batches)).hasSize(400);
        assertThat(held(batches)).isEqualTo(onSource("birds"));
        if (Scheme.of(flock.client().version()) == Scheme.SEQUENCE) {
            assertThat(changes(batches)).hasSize(400);
        }
    }

    private int openContexts() {
        int open = 0;
        for (JsonNode node : flock.get("/_nodes/stats/indices/search").path("nodes")) {
            open += node.path("indices").path("search").path("open_contexts").asInt();
        }
        return open;
    }

    @Test
    void droppedTypesAreTold() {
        flock.create("birds", 1, "");
        List<SourceNotice> told = new ArrayList<>();

        read("birds", SMALL.telling(told::add));

        assertThat(told).hasSize(flock.type().equals("_doc") ? 0 : 1);
    }

    private List<Batch> read(String index, ScanOptions options) {
        try (var source = new ScanSource(flock.client(), List.of(index), options)) {
            return Flock.batches(source);
        }
    }

    private static List<DocumentChange> changes(List<Batch> batches) {
        return batches.stream().flatMap(batch -> batch.changes().stream()).toList();
    }

    private static Set<String> ids(List<Batch> batches) {
        return changes(batches).stream().map(DocumentChange::id).collect(Collectors.toSet());
    }

    private static String source(List<Batch> batches, String id) {
        return changes(batches).stream()
                .filter(change -> change.id().equals(id))
                .map(change -> ((Change.Upsert) change.change()).source().text())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> held(List<Batch> batches) {
        Map<String, String> held = new TreeMap<>();
        for (DocumentChange change : Flock.converged(batches).values()) {
            held.put(
                    change.id(), change.revision().primaryTerm() + "/" + change.revision().seqNo());
        }
        return held;
    }

    /// Every document's term and sequence number as the server tells them one by one.
    private Map<String, String> onSource(String index) {
        flock.refresh(index);
        boolean sequence = Scheme.of(flock.client().version()) == Scheme.SEQUENCE;
        JsonNode hits =
                flock.client()
                        .json(
                                ClusterRequest.ask(
                                        "/" + index + "/_search",
                                        "{\"size\":10000"
                                                + (sequence ? ",\"seq_no_primary_term\":true" : "")
                                                + "}"))
                        .path("hits")
                        .path("hits");
        Map<String, String> held = new TreeMap<>();
        for (JsonNode hit : hits) {
            held.put(
                    hit.path("_id").asString(),
                    hit.path("_primary_term").asLong(0) + "/" + hit.path("_seq_no").asLong(1));
        }
        return held;
    }
}
