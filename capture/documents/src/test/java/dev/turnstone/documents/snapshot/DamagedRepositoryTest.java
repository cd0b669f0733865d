package dev.turnstone.documents.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.documents.snapshot.SnapshotException.Reason;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.smile.SmileMapper;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@RealServers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedRepositoryTest {
    private MemoryRepository whole = new MemoryRepository(Map.of());

    @BeforeAll
    void takeSnapshots(@OpenSearch("2.19") SearchServer server) {
        Repositories.small(server, new Rest(server.url()));
        whole = MemoryRepository.copyOf(server.snapshots());
        assertThat(read(whole)).isEqualTo(29);
    }

    @Test
    void aFlippedBitInAnyDataBlobIsToldBeforeAnyDocumentOfItIsHandedOut() {
        for (String blob : dataBlobs()) {
            byte[] bytes = whole.bytes(blob).clone();
            bytes[bytes.length / 2] ^= 1;
            assertTold(whole.with(blob, bytes), blob, Reason.DAMAGED);
        }
    }

    @Test
    void aTruncatedBlobIsTold() {
        for (String blob : dataBlobs()) {
            byte[] bytes = whole.bytes(blob);
            assertTold(
                    whole.with(blob, Arrays.copyOf(bytes, bytes.length - 1)), blob, Reason.DAMAGED);
        }
    }

    @Test
    void aMissingBlobIsToldAndOtherShardsAreStillRead() {
        for (String blob : dataBlobs()) {
            assertTold(whole.without(blob), blob, Reason.MISSING);
        }
    }

    @Test
    void aMissingFileListIsToldWithItsShard() {
        String list = whole.names("indices/.*/1/snap-.*").getLast();
        for (String each : whole.names("indices/.*/1/snap-.*")) {
            list = newestUuid(each) ? each : list;
        }
        SnapshotException told = failure(whole.without(list));
        assertThat(told.reason()).isEqualTo(Reason.MISSING);
        assertThat(told).hasMessageContaining("index birds, shard 1");
    }

    @Test
    void anUnknownCodecIsToldAsAPluginsFormat() {
        SnapshotException told = failure(withForeignCodec());
        assertThat(told.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(told).hasMessageContaining("KNNx");
        assertThat(told.remedy()).contains("scroll");
    }

    @Test
    void anEmptyFolderIsNoRepository(@TempDir Path empty) {
        try (SnapshotRepository repository = SnapshotRepository.folder(empty)) {
            SnapshotException told =
                    catchThrowableOfType(
                            SnapshotException.class, () -> SnapshotCatalog.open(repository));
            assertThat(told.reason()).isEqualTo(Reason.NOT_A_REPOSITORY);
            assertThat(told.remedy()).contains("location");
        }
    }

    @Test
    void aRepositoryOfElasticsearch2IsTold() {
        var old = new MemoryRepository(Map.of("index", "{}".getBytes(StandardCharsets.UTF_8)));
        assertThat(failure(old).reason()).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void aPointerAheadOfTheNewestIndexIsAMissingBlob() {
        byte[] ahead = ByteBuffer.allocate(Long.BYTES).putLong(99).array();
        SnapshotException told = failure(whole.with("index.latest", ahead));
        assertThat(told.reason()).isEqualTo(Reason.MISSING);
        assertThat(told).hasMessageContaining("index-99");
    }

    @Test
    void aRepositoryWithoutRightsIsTold() {
        SnapshotException told =
                new Blobs(whole).trouble("index-1", new AccessDeniedException("/backup/index-1"));
        assertThat(told.reason()).isEqualTo(Reason.NO_RIGHTS);
        assertThat(told.remedy()).contains("right to read");
    }

    @Test
    void anUnknownSnapshotIsToldWithTheNamesThereAre() {
        SnapshotException told =
                catchThrowableOfType(
                        SnapshotException.class, () -> SnapshotCatalog.open(whole).snapshot("s9"));
        assertThat(told.remedy()).contains("s0", "s1");
    }

    @Test
    void aPartialSnapshotIsRefusedUntilAllowed() {
        String blob = "snap-" + newest().summary().uuid() + ".dat";
        ObjectNode root = (ObjectNode) BlobFormat.parse(blob, whole.bytes(blob)).json();
        ((ObjectNode) root.get("snapshot"))
                .putArray("failures")
                .addObject()
                .put("index", "birds")
                .put("shard_id", 1)
                .put("reason", "primary shard is not allocated");
        byte[] changed = Envelope.around("snapshot", new SmileMapper().writeValueAsBytes(root));
        Snapshot partial = SnapshotCatalog.open(whole.with(blob, changed)).newest();

        SnapshotException told =
                catchThrowableOfType(
                        SnapshotException.class,
                        () -> SnapshotSource.open(partial, SnapshotOptions.DEFAULT));
        assertThat(told.reason()).isEqualTo(Reason.PARTIAL);
        assertThat(told).hasMessageContaining("shard 1 of birds");
        try (SnapshotSource source =
                SnapshotSource.open(partial, SnapshotOptions.DEFAULT.withPartialAllowed())) {
            assertThat(source.parts()).extracting(Part::shard).containsExactly(0);
            assertThat(source.missing())
                    .containsExactly(
                            new MissingShard("birds", 1, "primary shard is not allocated"));
        }
    }

    @Test
    void aPositionOfAnotherSnapshotIsRefused() {
        try (SnapshotSource source = SnapshotSource.open(newest(), SnapshotOptions.DEFAULT)) {
            SnapshotException told =
                    catchThrowableOfType(
                            SnapshotException.class,
                            () ->
                                    source.open(
                                            source.parts().getFirst(),
                                            new Position("other/0:_0/5")));
            assertThat(told).hasMessageContaining("another snapshot");
        }
    }

    @Test
    void metadataIsReadable() {
        SnapshotIndex birds = newest().index("birds");
        assertThat(birds.shards()).isEqualTo(2);
        assertThat(birds.metadata().path("mappings").toString()).contains("nested");
        assertThat(birds.metadata().path("aliases").has("waders")).isTrue();
        assertThat(newest().globalMetadata().has("templates")).isTrue();
        assertThat(newest().shard("birds", 0).bytes()).isPositive();
    }

    private Snapshot newest() {
        return SnapshotCatalog.open(whole).newest();
    }

    private boolean newestUuid(String blob) {
        return blob.contains(newest().summary().uuid());
    }

    private List<String> dataBlobs() {
        List<String> used =
                List.of(0, 1).stream()
                        .flatMap(shard -> newest().shard("birds", shard).files().stream())
                        .filter(file -> !file.embedded() && !file.name().endsWith(".cfe"))
                        .map(SnapshotFile::blob)
                        .toList();
        List<String> blobs =
                whole.blobs().keySet().stream()
                        .filter(name -> used.contains(name.substring(name.lastIndexOf('/') + 1)))
                        .sorted(Comparator.naturalOrder())
                        .toList();
        assertThat(blobs).isNotEmpty();
        return blobs;
    }

    private void assertTold(SnapshotRepository spoiled, String blob, Reason reason) {
        SnapshotException told = failure(spoiled);
        assertThat(told.reason()).isEqualTo(reason);
        assertThat(told).hasMessageContaining(blob).hasMessageContaining("index birds, shard ");
        assertThat(told.remedy()).isNotBlank();
    }

    private static SnapshotException failure(SnapshotRepository spoiled) {
        return Optional.ofNullable(
                        catchThrowableOfType(SnapshotException.class, () -> read(spoiled)))
                .orElseThrow(() -> new AssertionError("nothing was told"));
    }

    private static long read(SnapshotRepository repository) {
        long read = 0;
        Snapshot snapshot = SnapshotCatalog.open(repository).newest();
        try (SnapshotSource source = SnapshotSource.open(snapshot, SnapshotOptions.DEFAULT)) {
            for (Part part : source.parts()) {
                try (PartReader reader = source.open(part, Position.START)) {
                    Optional<Batch> batch = reader.next();
                    while (batch.isPresent()) {
                        read += batch.get().changes().size();
                        batch = reader.next();
                    }
                }
            }
        }
        return read;
    }

    /// The commit names the codec of each segment: one that only a plugin brings.
    private MemoryRepository withForeignCodec() {
        String blob =
                whole.names("indices/.*/0/snap-.*").stream()
                        .filter(this::newestUuid)
                        .findFirst()
                        .orElseThrow();
        ObjectNode list = (ObjectNode) BlobFormat.parse(blob, whole.bytes(blob)).json();
        for (var file : list.withArray("files")) {
            if (file.path("physical_name").asString().startsWith("segments_")) {
                String text =
                        new String(file.get("meta_hash").binaryValue(), StandardCharsets.ISO_8859_1)
                                .replace("Lucene9", "KNNx999");
                byte[] bytes = Envelope.signed(text.getBytes(StandardCharsets.ISO_8859_1));
                ((ObjectNode) file)
                        .put("meta_hash", bytes)
                        .put("checksum", Envelope.checksum(bytes));
            }
        }
        return whole.with(
                blob, Envelope.around("snapshot", new SmileMapper().writeValueAsBytes(list)));
    }
}
