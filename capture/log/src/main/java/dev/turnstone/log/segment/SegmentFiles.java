package dev.turnstone.log.segment;

import dev.turnstone.log.LogException;
import dev.turnstone.model.FileTrouble;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The files of one log: segments named by the offset of their first record.
final class SegmentFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentFiles.class);
    private static final String ENDING = ".seg";
    private static final String LARGEST = "0" + Long.MAX_VALUE;

    private final Path directory;
    private final Set<Path> strays = ConcurrentHashMap.newKeySet();

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

    /// First offset to file, in order. What is not named like a segment is left alone, and told
    /// once.
    NavigableMap<Long, Path> segments() {
        NavigableMap<Long, Path> segments = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ENDING)) {
            for (Path file : files) {
                OptionalLong firstOffset = firstOffset(file);
                if (firstOffset.isPresent()) {
                    segments.put(firstOffset.getAsLong(), file);
                } else if (strays.add(file)) {
                    LOG.warn(
                            "{} is not named like a segment of the traffic log: it is passed over,"
                                    + " and never deleted. Move it elsewhere if it is yours.",
                            file);
                }
            }
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
        return segments;
    }

    private static OptionalLong firstOffset(Path segment) {
        String name = segment.getFileName().toString();
        String digits = name.substring(0, name.length() - ENDING.length());
        boolean isNumber = digits.matches("[0-9]{20}") && digits.compareTo(LARGEST) <= 0;
        return isNumber ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    static LogException unreadable(Path path, IOException cause) {
        return new LogException(
                "The traffic log cannot be read at " + path + ": " + FileTrouble.of(cause) + ".",
                "Check that the directory exists and that you may read and write it.",
                cause);
    }
}
