package dev.turnstone.log.segment;

import dev.turnstone.log.LogException;
import dev.turnstone.model.FileTrouble;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The files of one log: segments named by the offset of their first record.
final class SegmentFiles {
    private static final String ENDING = ".seg";

    private final Path directory;

    SegmentFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    Path segment(long firstOffset) {
        return directory.resolve("%020d%s".formatted(firstOffset, ENDING));
    }

    Path durableMark() {
        return directory.resolve("durable");
    }

    Path lock() {
        return directory.resolve("writer.lock");
    }

    Path consumers() {
        return directory.resolve("consumers");
    }

    /// First offset to file, in order. What is not named like a segment is left alone.
    NavigableMap<Long, Path> segments() {
        NavigableMap<Long, Path> segments = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ENDING)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String digits = name.substring(0, name.length() - ENDING.length());
                if (digits.matches("\\d{20}")) {
                    segments.put(Long.parseLong(digits), file);
                }
            }
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
        return segments;
    }

    static LogException unreadable(Path path, IOException cause) {
        return new LogException(
                "The traffic log cannot be read at " + path + ": " + FileTrouble.of(cause) + ".",
                "Check that the directory exists and that you may read and write it.",
                cause);
    }
}
