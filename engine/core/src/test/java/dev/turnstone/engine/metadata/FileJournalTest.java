package dev.turnstone.engine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.metadata.JournalEvent.What;
import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

class FileJournalTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir private Path home;

    /// Of the last line also a letter of several bytes may be torn, and it may be longer than what
    /// is looked at in one go.
    @Test
    void aLineThatIsTornAtAnyByteNeverWas() throws IOException {
        Path file = home.resolve("journal");
        var journal = new FileJournal(file);
        journal.append(event("first", ""));
        int whole = Math.toIntExact(Files.size(file));
        journal.append(event("größer", "ä".repeat(20_000)));
        byte[] both = Files.readAllBytes(file);

        for (int end = whole; end < both.length; end += end < whole + 200 ? 1 : 4_099) {
            Files.write(file, Arrays.copyOf(both, end));
            assertThat(journal.events("c")).extracting(JournalEvent::key).containsExactly("first");
            journal.append(event("next", ""));
            assertThat(journal.events("c"))
                    .extracting(JournalEvent::key)
                    .containsExactly("first", "next");
        }
    }

    @Test
    void aFileOfNothingButATornLineIsEmpty() throws IOException {
        Path file = home.resolve("journal");
        Files.writeString(file, "{\"what\":");
        var journal = new FileJournal(file);
        assertThat(journal.events("c")).isEmpty();
        journal.append(event("first", ""));
        assertThat(journal.clusters()).containsExactly("c");
    }

    private static JournalEvent event(String key, String text) {
        return new JournalEvent(
                What.INTENDED, "c", key, "", Json.MAPPER.createObjectNode().put("t", text), NOW);
    }
}
