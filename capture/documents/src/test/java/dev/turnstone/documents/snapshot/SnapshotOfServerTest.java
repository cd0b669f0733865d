package dev.turnstone.documents.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.Json;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.Servers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

class SnapshotOfServerTest {
    private static final long SEED = 20_261_120;

    @ParameterizedTest
    @EnumSource(names = {"OS_2_19", "OS_3"})
    void everyDocumentIsReadAsTheServersOwnScrollTellsIt(ServerVersion version) {
        goThroughTwoSnapshots(version);
    }

    /// Whole migrations read snapshots of Elasticsearch in each run, and OpenSearch 1 has the same
    /// Lucene.
    @ParameterizedTest
    @EnumSource(names = {"ES_6_8", "ES_7_10", "OS_1_3"})
    @Tag("soak")
    void everyDocumentOfAnEarlierServerIsReadAsItsOwnScrollTellsIt(ServerVersion version) {
        goThroughTwoSnapshots(version);
    }

    private static void goThroughTwoSnapshots(ServerVersion version) {
        try (Servers servers = Servers.open();
                SearchServer server = servers.search(version);
                SnapshotRepository folder = SnapshotRepository.folder(server.snapshots())) {
            var rest = new Rest(server.url());
            var workload = new Workload(rest, version == ServerVersion.ES_6_8, SEED);
            rest.put(
                    "/_snapshot/here",
                    "{\"type\":\"fs\",\"settings\":{\"location\":\""
                            + server.snapshots()
                            + "\",\"chunk_size\":\"10kb\",\"compress\":"
                            + (version != ServerVersion.OS_1_3)
                            + "}}");
            workload.create();
            workload.write();
            Map<String, Map<String, LiveDocuments.Seen>> first = live(rest);
            rest.put("/_snapshot/here/first?wait_for_completion=true", "");
            workload.write();
            Map<String, Map<String, LiveDocuments.Seen>> second = live(rest);
            rest.put("/_snapshot/here/second?wait_for_completion=true", "");

            SnapshotCatalog catalog = SnapshotCatalog.open(folder);
            assertThat(catalog.newest().summary().name()).isEqualTo("second");
            assertThat(catalog.snapshots())
                    .extracting(SnapshotSummary::state)
                    .containsOnly(SnapshotState.SUCCESS);
            assertSame(catalog.snapshot("first"), first);
            assertSame(catalog.snapshot("second"), second);
            assertHolesExplained(catalog.snapshot("second"));
        }
    }

    private static Map<String, Map<String, LiveDocuments.Seen>> live(Rest rest) {
        Map<String, Map<String, LiveDocuments.Seen>> found = new TreeMap<>();
        Workload.INDICES.forEach(index -> found.put(index, LiveDocuments.of(rest, index)));
        return found;
    }

    private static void assertSame(
            Snapshot snapshot, Map<String, Map<String, LiveDocuments.Seen>> live) {
        Map<String, Map<String, LiveDocuments.Seen>> read = new TreeMap<>();
        var options =
                SnapshotOptions.DEFAULT
                        .withIndices(IndexPatterns.of(String.join(",", Workload.INDICES)))
                        .withBatch(300, 1 << 20);
        try (SnapshotSource source = SnapshotSource.open(snapshot, options)) {
            Workload.INDICES.forEach(index -> read.put(index, new TreeMap<>()));
            assertThat(source.parts()).hasSize(3 + 2 + 1 + 5 + 2);
            for (Part part : source.parts()) {
                Map<String, DocumentChange> documents = readResuming(source, part);
                assertThat(part.estimate().documents()).isGreaterThanOrEqualTo(documents.size());
                documents.forEach((id, change) -> put(read, id, change));
            }
        }
        assertThat(read).isEqualTo(live);
    }

    /// Opens the part anew after each batch, as if killed.
    private static Map<String, DocumentChange> readResuming(SnapshotSource source, Part part) {
        Map<String, DocumentChange> found = new HashMap<>();
        Position position = Position.START;
        while (true) {
            Optional<Batch> batch;
            try (PartReader reader = source.open(part, position)) {
                batch = reader.next();
            }
            if (batch.isEmpty()) {
                return found;
            }
            assertThat(batch.get().skipped()).isEmpty();
            for (DocumentChange change : batch.get().changes()) {
                assertThat(change.shard()).isEqualTo(part.shard());
                assertThat(found.put(change.id(), change)).as("read twice").isNull();
            }
            position = batch.get().after();
        }
    }

    private static void put(
            Map<String, Map<String, LiveDocuments.Seen>> read, String id, DocumentChange change) {
        if (!(change.change() instanceof Change.Upsert(var source))) {
            throw new AssertionError(change);
        }
        read.computeIfAbsent(change.index(), _ -> new TreeMap<>())
                .put(
                        id,
                        new LiveDocuments.Seen(
                                change.routing(),
                                Json.MAPPER.readTree(source.text()),
                                change.revision().primaryTerm(),
                                change.revision().seqNo()));
    }

    /// Live documents and tombstones together use every number once, where nothing was merged away.
    private static void assertHolesExplained(Snapshot snapshot) {
        try (SnapshotSource source = SnapshotSource.open(snapshot, SnapshotOptions.DEFAULT)) {
            for (Part part : source.parts()) {
                Set<Long> seen = new HashSet<>();
                readResuming(source, part)
                        .values()
                        .forEach(change -> seen.add(change.revision().seqNo()));
                try (Tombstones tombstones = source.tombstones(part)) {
                    Optional<Tombstone> next = tombstones.next();
                    while (next.isPresent()) {
                        assertThat(next.get().primaryTerm()).isPositive();
                        assertThat(seen.add(next.get().seqNo())).as(next.get().toString()).isTrue();
                        next = tombstones.next();
                    }
                }
                long highest =
                        Long.parseLong(source.commitData(part).getOrDefault("max_seq_no", "-1"));
                System.out.println(
                        snapshot.summary().version()
                                + " "
                                + part.name()
                                + " explained "
                                + seen.size()
                                + " of "
                                + (highest + 1));
            }
        }
    }
}
