package dev.turnstone.sandbox.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/// The class data archive of one class path, which about halves a start. The first server of a kind
/// writes it when it ends in order; its parent then moves it to its place.
record SharedClasses(Path archive, Path written) {
    static SharedClasses of(String name, List<Path> classPath, Path cache, Path directory) {
        var crc = new CRC32();
        crc.update(classPath.toString().getBytes(StandardCharsets.UTF_8));
        crc.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
        String file = name + "-" + HexFormat.of().toHexDigits(crc.getValue(), 8) + ".jsa";
        return new SharedClasses(
                cache.resolve("classes").resolve(file), directory.resolve("classes.jsa"));
    }

    boolean wanted() {
        return !Files.exists(archive);
    }

    List<String> flags() {
        if (wanted()) {
            return List.of("-XX:ArchiveClassesAtExit=" + written);
        }
        markUsed();
        return List.of("-XX:SharedArchiveFile=" + archive);
    }

    /// Keeps what a server wrote at its end, if it did. Losing it costs only time.
    void keep() {
        if (!Files.exists(written)) {
            return;
        }
        try {
            Files.createDirectories(archive.getParent());
            Path beside = Files.createTempFile(archive.getParent(), "classes", ".tmp");
            Files.copy(written, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, archive, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(written);
            deleteUnused();
        } catch (IOException e) {
            // The next server writes it again.
        }
    }

    /// Archives of older class paths of the same server, if nobody used them for a week.
    private void deleteUnused() throws IOException {
        String file = archive.getFileName().toString();
        String name = file.substring(0, file.lastIndexOf('-') + 1);
        var lastWeek = FileTime.from(Instant.now().minus(Duration.ofDays(7)));
        try (DirectoryStream<Path> siblings =
                Files.newDirectoryStream(archive.getParent(), name + "*.jsa")) {
            for (Path sibling : siblings) {
                if (Files.getLastModifiedTime(sibling).compareTo(lastWeek) < 0) {
                    Files.deleteIfExists(sibling);
                }
            }
        }
    }

    private void markUsed() {
        try {
            Files.setLastModifiedTime(archive, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // It only counts as unused earlier.
        }
    }
}
