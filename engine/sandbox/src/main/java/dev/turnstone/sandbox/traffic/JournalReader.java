package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Reads an oracle file in one pass; hands on every write with its outcome.
final class JournalReader {
    private final Path path;
    private final Consumer<Write> writes;
    private final Map<Long, Sent> open = new HashMap<>();
    private final Map<String, Area> indices = new LinkedHashMap<>();
    private final Set<Boolean> sequenced = new TreeSet<>();
    private boolean torn;
    private long position;

    private record Sent(List<Op> ops, long at) {}

    JournalReader(Path path, Consumer<Write> writes) {
        this.path = path;
        this.writes = writes;
    }

    void read() {
        try (var lines = Files.lines(path)) {
            lines.forEach(this::line);
        } catch (IOException e) {
            throw new TrafficException("The oracle file " + path + " cannot be read.", e);
        }
        endRun();
        if (indices.isEmpty()) {
            throw new TrafficException("The file " + path + " holds no run: it is no oracle file.");
        }
    }

    Map<String, Area> indices() {
        return indices;
    }

    boolean sequenced() {
        return !sequenced.contains(false);
    }

    private void line(String line) {
        position++;
        if (line.isEmpty()) {
            return;
        }
        JsonNode record = parse(line);
        if (record == null) {
            torn = true;
        } else if (record.has("oracle")) {
            beginRun(record);
        } else if (torn) {
            throw damaged();
        } else if (record.has("sent")) {
            open.put(record.path("sent").asLong(), new Sent(JournalFormat.ops(record), position));
        } else {
            answered(record);
        }
    }

    private void beginRun(JsonNode header) {
        if (header.path("oracle").asInt() != JournalFormat.VERSION) {
            throw new TrafficException(
                    "The file " + path + " has a format that this version does not read.");
        }
        torn = false;
        endRun();
        indices.putAll(JournalFormat.indices(header));
        sequenced.add(header.path("sequenced").asBoolean());
    }

    private void answered(JsonNode record) {
        Sent sent = open.remove(record.path("done").asLong(-1));
        if (sent == null) {
            throw damaged();
        }
        emit(sent, JournalFormat.outcomes(sent.ops(), record));
    }

    private void emit(Sent sent, List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            writes.accept(new Write(sent.ops().get(i), outcomes.get(i), sent.at(), position));
        }
    }

    private void endRun() {
        for (Sent sent : open.values()) {
            Outcome unknown = new Outcome.Unknown("the generator ended before the answer");
            emit(sent, Collections.nCopies(sent.ops().size(), unknown));
        }
        open.clear();
    }

    private static @Nullable JsonNode parse(String line) {
        try {
            JsonNode record = Content.JSON.readTree(line);
            return record.isObject() ? record : null;
        } catch (JacksonException _) {
            return null;
        }
    }

    private TrafficException damaged() {
        return new TrafficException(
                "The oracle file "
                        + path
                        + " is damaged at line "
                        + position
                        + ": it can judge nothing any more.");
    }
}
