package dev.turnstone.documents.file;

import dev.turnstone.documents.DocumentSource;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Documents from files of lines: the bulk format, or one document with `_id` and `_source` a line;
/// plain or gzipped. A part is a file; its revisions are of the scheme `clock`, by line.
public final class NdjsonSource implements DocumentSource {
    private final List<Path> files;
    private final FileOptions options;

    public NdjsonSource(List<Path> files, FileOptions options) {
        this.files = List.copyOf(files);
        this.options = options;
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (Path file : files) {
            parts.add(
                    new Part(
                            file.toString(),
                            options.index(),
                            0,
                            new Part.Estimate(-1, size(file))));
        }
        return parts;
    }

    @Override
    public PartReader open(Part part, Position from) {
        return new NdjsonReader(Path.of(part.name()), options, from);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}
}
