package dev.turnstone.sandbox.process;

import dev.turnstone.sandbox.SandboxException;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// Packs the classes of the launcher package into a jar of their own in the cache: a server's class
/// path must not hold anything else of ours, and class data sharing refuses folders.
final class LauncherJar {
    private static final String PACKAGE = "dev/turnstone/sandbox/launcher";

    private LauncherJar() {}

    static Path in(Path cache) {
        try {
            Map<String, byte[]> classes = classes();
            Path jar = cache.resolve("launcher").resolve(fingerprint(classes) + ".jar");
            if (!Files.exists(jar)) {
                Files.createDirectories(jar.getParent());
                Path written = Files.createTempFile(jar.getParent(), "launcher", ".tmp");
                write(classes, written);
                Files.move(written, jar, StandardCopyOption.ATOMIC_MOVE);
            }
            return jar;
        } catch (IOException | URISyntaxException e) {
            throw new SandboxException(
                    "The server launcher cannot be stored in " + cache + ": " + e.getMessage(),
                    "Make room there or name another folder in TURNSTONE_CACHE, then try again.",
                    e);
        }
    }

    private static Map<String, byte[]> classes() throws IOException, URISyntaxException {
        Path source =
                Path.of(
                        LauncherJar.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        if (Files.isDirectory(source)) {
            return classes(source);
        }
        URI jar = URI.create("jar:" + source.toUri());
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
            return classes(files.getPath("/"));
        }
    }

    private static Map<String, byte[]> classes(Path root) throws IOException {
        var classes = new TreeMap<String, byte[]>();
        try (Stream<Path> files = Files.list(root.resolve(PACKAGE))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                classes.put(PACKAGE + "/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static String fingerprint(Map<String, byte[]> classes) {
        var crc = new CRC32();
        classes.values().forEach(crc::update);
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }

    private static void write(Map<String, byte[]> classes, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> type : classes.entrySet()) {
                var entry = new JarEntry(type.getKey());
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                jar.putNextEntry(entry);
                jar.write(type.getValue());
                jar.closeEntry();
            }
        }
    }
}
