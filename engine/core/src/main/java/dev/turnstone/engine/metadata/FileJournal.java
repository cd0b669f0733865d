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
    private static final int BLOCK = 8192;

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
            try (FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE)) {
                long end = wholeLines(channel);
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
            String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            String whole = all.substring(0, all.lastIndexOf('\n') + 1);
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

    /// Where the last whole line ends; looked for from the end.
    private static long wholeLines(FileChannel channel) throws IOException {
        for (long to = channel.size(); to > 0; to = Math.max(0, to - BLOCK)) {
            long from = Math.max(0, to - BLOCK);
            ByteBuffer block = ByteBuffer.allocate(Math.toIntExact(to - from));
            while (block.hasRemaining() && channel.read(block, from + block.position()) >= 0) {}
            for (int at = block.position() - 1; at >= 0; at--) {
                if (block.get(at) == '\n') {
                    return from + at + 1;
                }
            }
        }
        return 0;
    }

    private TurnstoneException unusable(String what, String why, Exception cause) {
        return new TurnstoneException(
                "The journal " + file + " " + what + ": " + why + ".",
                "Nothing was changed on the target. Free space or repair the file's rights, then try"
                        + " again.",
                cause);
    }
}
