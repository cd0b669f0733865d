package dev.turnstone.lucene.reader;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.turnstone.lucene.Documents;
import dev.turnstone.lucene.LuceneShard;
import dev.turnstone.lucene.Segment;
import dev.turnstone.lucene.StoredDocument;
import dev.turnstone.lucene.Wanted;
import dev.turnstone.model.Body;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class SegmentReaderOfThisLuceneTest {
    private static final int LARGE = 90 << 20;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyLiveRootDocumentsAreReadInTheirLastForm(boolean compound, @TempDir Path folder)
            throws IOException {
        try (var index = new ServerIndex(folder, compound)) {
            index.put("a", source("a0"), 2);
            index.put("b", source("b1"), 0);
            index.put("c", source("c2"), 1);
            index.commit();
            index.put("a", source("a3"), 1);
            index.delete("b");
            index.commit();
            index.put("d", source("d5"), 3);
            index.put("e", source("e6"), 0);
            index.commit();
            index.deleteHard("e");
            index.commit();
        }
        assertThat(read(folder, Wanted.LIVE)).containsExactly("c2@2", "a3@3", "d5@5");
        assertThat(read(folder, Wanted.DEAD)).containsExactly("a@0", "b@1", "tombstone b@4");
    }

    @Test
    void aDocumentOlderThanSequenceNumbersIsHandedOutWithoutThem(@TempDir Path folder)
            throws IOException {
        try (var index = new ServerIndex(folder, true)) {
            index.putWithoutRevision("old");
            index.commit();
        }
        LuceneShard shard = open(folder);
        try (Documents documents = shard.documents(shard.segments().getFirst(), 0, Wanted.LIVE)) {
            StoredDocument found = requireNonNull(documents.next());
            assertThat(found.uid()).isEqualTo("doc#old");
            assertThat(found.primaryTerm()).isEqualTo(StoredDocument.NONE);
            assertThat(documents.next()).isNull();
        }
    }

    @Test
    void aDocumentOfNinetyMegabytesIsReadWhole(@TempDir Path folder) throws IOException {
        var large = new byte[LARGE];
        new Random(1).nextBytes(large);
        try (var index = new ServerIndex(folder, false)) {
            index.put("before", source("small"), 0);
            index.put("large", large, 0);
            index.put("after", source("small"), 0);
            index.commit();
        }
        LuceneShard shard = open(folder);
        try (Documents documents = shard.documents(shard.segments().getFirst(), 1, Wanted.LIVE)) {
            StoredDocument found = requireNonNull(documents.next());
            assertThat(found.number()).isEqualTo(1);
            assertThat(requireNonNull(found.source()).copy()).isEqualTo(large);
            assertThat(documents.next()).isNotNull();
            assertThat(documents.next()).isNull();
        }
    }

    private static List<String> read(Path folder, Wanted wanted) throws IOException {
        List<String> found = new ArrayList<>();
        LuceneShard shard = open(folder);
        for (Segment segment : shard.segments()) {
            try (Documents documents = shard.documents(segment, 0, wanted)) {
                StoredDocument document = documents.next();
                while (document != null) {
                    found.add(text(document));
                    document = documents.next();
                }
            }
        }
        return found;
    }

    private static String text(StoredDocument document) {
        Body body = requireNonNull(document.source() == null ? document.id() : document.source());
        assertThat(document.primaryTerm()).isEqualTo(3);
        return (document.tombstone() ? "tombstone " : "") + body.text() + "@" + document.seqNo();
    }

    private static LuceneShard open(Path folder) throws IOException {
        var files = new FolderFiles(folder);
        return new SegmentReaderOfThisLucene().open(files, files.commit());
    }

    private static byte[] source(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
