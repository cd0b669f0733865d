package dev.turnstone.documents.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.smile.SmileMapper;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Whatever metadata says, reading ends soon, and with documents or with a sentence.
@RealServers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepositoryFuzzTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final SmileMapper SMILE = new SmileMapper();

    private MemoryRepository whole = new MemoryRepository(Map.of());
    private List<String> metadata = List.of();
    private List<String> fileLists = List.of();

    @BeforeAll
    void takeSnapshots(@OpenSearch("2.19") SearchServer server) {
        var rest = new Rest(server.url());
        Repositories.small(server, rest);
        whole = MemoryRepository.copyOf(server.snapshots());
        metadata = whole.names("index-.*|index.latest|.*(snap|meta)-.*\\.dat|indices/.*/index-.*");
        fileLists = whole.names("indices/.*/\\d+/snap-.*\\.dat");
        assertThat(documents(whole)).isPositive();
    }

    @Test
    void twoThousandSpoiledRepositoriesAreReadOrExplained() {
        run(1, 2_000);
    }

    @Test
    @Tag("soak")
    void twentyThousandSpoiledRepositoriesAreReadOrExplained() {
        run(1_000_000, 20_000);
    }

    private void run(long firstSeed, int count) {
        int read = 0;
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            long before = System.nanoTime();
            try {
                documents(spoiled(new Random(seed)));
                read++;
            } catch (SnapshotException e) {
                assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
                assertThat(e.remedy()).as("seed %d", seed).isNotBlank();
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + ": " + e, e);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .as("seed %d", seed)
                    .isLessThan(LONGEST);
        }
        System.out.println(count + " spoiled repositories: " + read + " read, the rest explained");
    }

    private MemoryRepository spoiled(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> spoiledBlob(random, false);
            case 1 -> spoiledBlob(random, true);
            case 2 -> spoiledContent(random);
            default -> spoiledCommit(random);
        };
    }

    private MemoryRepository spoiledBlob(Random random, boolean signed) {
        String blob = metadata.get(random.nextInt(metadata.size()));
        byte[] bytes = Mutation.of(whole.bytes(blob), random);
        return whole.with(blob, signed && blob.endsWith(".dat") ? Envelope.signed(bytes) : bytes);
    }

    /// Changes within the compression and the envelope.
    private MemoryRepository spoiledContent(Random random) {
        String blob = metadata.get(random.nextInt(metadata.size()));
        if (!blob.endsWith(".dat")) {
            return spoiledBlob(random, false);
        }
        byte[] content = SMILE.writeValueAsBytes(parsed(blob));
        return whole.with(blob, Envelope.around("fuzz", Mutation.of(content, random)));
    }

    /// Changes the commit or another file that the server embedded in a file list.
    private MemoryRepository spoiledCommit(Random random) {
        String blob = fileLists.get(random.nextInt(fileLists.size()));
        ObjectNode list = (ObjectNode) parsed(blob);
        for (var file : list.withArray("files")) {
            if (file.path("name").asString().startsWith("v__")
                    && (random.nextBoolean()
                            || file.path("physical_name").asString().startsWith("segments_"))) {
                byte[] bytes =
                        Envelope.signed(Mutation.of(file.get("meta_hash").binaryValue(), random));
                ObjectNode changed = (ObjectNode) file;
                changed.put("meta_hash", bytes).put("length", bytes.length);
                if (bytes.length >= Long.BYTES) {
                    changed.put("checksum", Envelope.checksum(bytes));
                }
            }
        }
        return whole.with(blob, Envelope.around("snapshot", SMILE.writeValueAsBytes(list)));
    }

    private tools.jackson.databind.JsonNode parsed(String blob) {
        return BlobFormat.parse(blob, whole.bytes(blob)).json();
    }

    private static long documents(SnapshotRepository repository) {
        SnapshotCatalog catalog = SnapshotCatalog.open(repository);
        Snapshot snapshot = catalog.newest();
        snapshot.globalMetadata();
        long read = 0;
        try (SnapshotSource source =
                SnapshotSource.open(snapshot, SnapshotOptions.DEFAULT.withPartialAllowed())) {
            for (Part part : source.parts()) {
                try (PartReader reader = source.open(part, Position.START)) {
                    Optional<Batch> batch = reader.next();
                    while (batch.isPresent()) {
                        read += batch.get().read();
                        batch = reader.next();
                    }
                }
                source.commitData(part);
            }
        }
        return read;
    }
}
