package dev.turnstone.documents.file;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.documents.Scheme;
import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.FileTrouble;
import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads one file. A position is the number of unpacked bytes and lines before it.
final class NdjsonReader implements PartReader {
    private static final String KIND = "line";

    private final Path file;
    private final FileOptions options;
    private final LineParser parser;
    private final Lines lines;
    private long number;
    private List<DocumentChange> changes = new ArrayList<>();
    private Map<String, Long> skipped = new HashMap<>();
    private long read;
    private long weight;

    NdjsonReader(Path file, FileOptions options, Position from) {
        this.file = file;
        this.options = options;
        this.parser = new LineParser(options.index());
        String[] parts = from.text().split(" ", -1);
        boolean started = parts.length == 3 && parts[0].equals(KIND);
        this.number = started ? Long.parseLong(parts[2]) : 0;
        try {
            this.lines = Lines.open(file, started ? Long.parseLong(parts[1]) : 0);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Optional<Batch> next() {
        try {
            while (read < options.batchDocuments() && weight < options.batchBytes()) {
                Optional<Body> line = lines.next();
                if (line.isEmpty()) {
                    break;
                }
                number++;
                if (line.get().length() > 0) {
                    take(parser.parse(line.get()));
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return read == 0 ? Optional.empty() : Optional.of(batch());
    }

    private void take(Line line) throws IOException {
        read++;
        switch (line) {
            case Line.Document(var index, var id, var routing, var source) ->
                    add(index, id, routing, new Change.Upsert(source));
            case Line.Delete(var index, var id, var routing) ->
                    add(index, id, routing, new Change.Delete());
            case Line.Action(var index, var id, var routing) -> {
                Optional<Body> source = following();
                String problem = source.map(LineParser::problem).orElse("no line behind it");
                if (problem.isEmpty()) {
                    add(index, id, routing, new Change.Upsert(source.orElseThrow()));
                } else {
                    skip(problem);
                }
            }
            case Line.Bad(var reason, var takesNext) -> {
                skip(reason);
                if (takesNext) {
                    var _ = following();
                }
            }
        }
    }

    private Optional<Body> following() throws IOException {
        Optional<Body> line = lines.next();
        if (line.isPresent()) {
            number++;
        }
        return line;
    }

    private void add(String index, String id, @Nullable String routing, Change change) {
        var made =
                new DocumentChange(
                        index,
                        0,
                        id,
                        routing,
                        Scheme.clockRevision(
                                options.epochs().applyAsInt(index), options.clock() + number - 1),
                        change);
        changes.add(made);
        weight += made.weight();
    }

    private void skip(String reason) {
        skipped.merge(reason, 1L, Long::sum);
        options.told().accept(new FileOptions.SkippedLine(file.toString(), number, reason));
    }

    private Batch batch() {
        var batch =
                new Batch(
                        changes,
                        read,
                        skipped,
                        new Position(KIND + " " + lines.offset() + " " + number));
        changes = new ArrayList<>();
        skipped = new HashMap<>();
        read = 0;
        weight = 0;
        return batch;
    }

    private TurnstoneException unreadable(IOException cause) {
        return new TurnstoneException(
                file
                        + " cannot be read on behind line "
                        + number
                        + ": "
                        + FileTrouble.of(cause)
                        + ".",
                "Check the file (a gzip file may be cut short), then resume.",
                cause);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
