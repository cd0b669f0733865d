package dev.turnstone.documents.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Flock;
import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

final class NdjsonSourceTest {
    private static final String MIXED =
            """
            {"index":{"_index":"birds","_id":"1","routing":"r"}}
            {"n" : 1.0}
            {"_index":"birds","_id":"2","_source":{"t":"}{"},"_routing":null}

            {"delete":{"_index":"birds","_id":"1"}}
            {"update":{"_index":"birds","_id":"3"}}
            {"doc":{}}
            not json
            {"_id":"4","_source":{}}
            {"create":{"_index":"birds","_id":5}}
            {"five":5}
            {"index":"a field of this name","_id":"6","_index":"birds","_source":{"index":{}}}
            {"index":{"_index":"birds"}}
            {"a":1}
            {"index":{"_index":"birds","_id":"7"}}
            {broken
            {"_index":"birds","_id":"8","_source":"text"}
            """;

    @TempDir private Path folder;

    @Test
    void bothFormatsAreReadAndEveryOtherLineIsToldWithItsNumber() throws IOException {
        List<FileOptions.SkippedLine> told = new ArrayList<>();
        List<Batch> batches =
                read(write("mixed", MIXED.getBytes(StandardCharsets.UTF_8)), told, 1_000);

        assertThat(changes(batches).stream().map(DocumentChange::id))
                .containsExactly("1", "2", "1", "5", "6");
        assertThat(changes(batches).getFirst().routing()).isEqualTo("r");
        assertThat(changes(batches).getFirst().change())
                .isEqualTo(new Change.Upsert(Body.of("{\"n\" : 1.0}")));
        assertThat(changes(batches).get(2).isDelete()).isTrue();
        assertThat(changes(batches).get(2).revision())
                .isGreaterThan(changes(batches).getFirst().revision());
        assertThat(told.stream().map(FileOptions.SkippedLine::line))
                .containsExactly(6L, 8L, 9L, 13L, 16L, 17L);
        assertThat(batches.stream().mapToLong(Batch::read).sum()).isEqualTo(11);
    }

    @Test
    void readingGoesOnFromEveryPositionPackedOrNot() throws IOException {
        byte[] plain = MIXED.repeat(5).getBytes(StandardCharsets.UTF_8);
        for (Path file : List.of(write("plain", plain), write("packed.gz", packed(plain)))) {
            List<Batch> whole = read(file, new ArrayList<>(), 1);
            try (var source = source(file, new ArrayList<>(), 1)) {
                var part = source.parts().getFirst();
                for (int left = 0; left < whole.size(); left++) {
                    assertThat(Flock.batches(source, part, whole.get(left).after()))
                            .isEqualTo(whole.subList(left + 1, whole.size()));
                }
            }
        }
    }

    @Test
    void aPackedFileCutShortIsToldNotTakenAsItsEnd() throws IOException {
        byte[] packed = packed(MIXED.repeat(50).getBytes(StandardCharsets.UTF_8));
        Path file = write("cut.gz", Arrays.copyOf(packed, packed.length - 12));

        assertThatThrownBy(() -> read(file, new ArrayList<>(), 5))
                .hasMessageContaining("cannot be read on behind line");
    }

    @Test
    void aLineOfManyMegabytesIsOneDocument() throws IOException {
        String text = "x".repeat(20 << 20);
        Path file =
                write(
                        "long",
                        ("{\"_index\":\"b\",\"_id\":\"1\",\"_source\":{\"t\":\"" + text + "\"}}")
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(changes(read(file, new ArrayList<>(), 10)).getFirst().weight())
                .isGreaterThan(20 << 20);
    }

    private List<Batch> read(Path file, List<FileOptions.SkippedLine> told, int batch) {
        try (var source = source(file, told, batch)) {
            return Flock.batches(source);
        }
    }

    private static NdjsonSource source(Path file, List<FileOptions.SkippedLine> told, int batch) {
        return new NdjsonSource(
                List.of(file), FileOptions.DEFAULT.telling(told::add).withBatch(batch, 1 << 20));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static List<DocumentChange> changes(List<Batch> batches) {
        return batches.stream().flatMap(batch -> batch.changes().stream()).toList();
    }
}
