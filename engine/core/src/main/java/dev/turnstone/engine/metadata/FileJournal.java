package dev.turnstone.engine.metadata;

import dev.turnstone.model.FileTrouble;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A file of JSON lines in the home directory, forced to disk line by line. A last line that a
/// crash tore apart was never acted upon and is cut off. Thread-safe; one process at a time.
public final class FileJournal implements MetadataJournal {
    private final Path file;

    public FileJournal(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void append(JournalEvent event) {
        byte[] line =
                (Json.MAPPER.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            long end = wholeLines();
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.truncate(end);
                channel.position(end);
                ByteBuffer bytes = ByteBuffer.wrap(line);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw unusable("cannot be written", FileTrouble.of(e), e);
        }
    }

    @Override
    public List<JournalEvent> events(String cluster) {
        return all().stream().filter(event -> event.cluster().equals(cluster)).toList();
    }

    @Override
    public Set<String> clusters() {
        return all().stream()
                .map(JournalEvent::cluster)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private synchronized List<JournalEvent> all() {
        List<JournalEvent> events = new ArrayList<>();
        try {
            if (!Files.exists(file)) {
                return events;
            }
            byte[] all = Files.readAllBytes(file);
            String whole =
                    new String(all, 0, Math.toIntExact(wholeLines()), StandardCharsets.UTF_8);
            for (String line : whole.lines().toList()) {
                events.add(Json.MAPPER.readValue(line, JournalEvent.class));
            }
            return events;
        } catch (IOException e) {
            throw unusable("cannot be read", FileTrouble.of(e), e);
        } catch (JacksonException e) {
            throw unusable("cannot be read", e.getOriginalMessage(), e);
        }
    }

    private long wholeLines() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        byte[] all = Files.readAllBytes(file);
        int end = all.length;
        while (end > 0 && all[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private TurnstoneException unusable(String what, String why, Exception cause) {
        return new TurnstoneException(
                "The journal " + file + " " + what + ": " + why + ".",
                "Nothing was changed on the target. Free space or repair the file's rights, then try"
                        + " again.",
                cause);
    }
}
