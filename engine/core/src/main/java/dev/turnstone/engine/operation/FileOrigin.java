package dev.turnstone.engine.operation;

import dev.turnstone.model.FileTrouble;
import dev.turnstone.model.TurnstoneException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file to be read: its name among the positions, which another content does not share, and how
/// many lines it can hold at most.
record FileOrigin(String name, long mostLines) {
    private static final int LOOKED_AT = 64 << 10;
    private static final int HASH_BYTES = 8;

    /// What the packing of gzip saves at most.
    private static final long MOST_PACKED = 1_032;

    static FileOrigin of(Path file) {
        try {
            long size = Files.size(file);
            String content =
                    size
                            + "-"
                            + Files.getLastModifiedTime(file).toMillis()
                            + "-"
                            + ends(file, size);
            boolean packed = file.toString().endsWith(".gz");
            return new FileOrigin(
                    "file:" + file.toAbsolutePath() + ":" + content,
                    Math.max(1, packed ? size * MOST_PACKED : size));
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The file " + file + " cannot be read: " + FileTrouble.of(e) + ".",
                    "Check the path and that you may read it.",
                    e);
        }
    }

    /// A digest of how it begins and how it ends.
    private static String ends(Path file, long size) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "r")) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = new byte[(int) Math.min(size, LOOKED_AT)];
            access.readFully(bytes);
            digest.update(bytes);
            access.seek(size - bytes.length);
            access.readFully(bytes);
            return HexFormat.of().formatHex(digest.digest(bytes), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new TurnstoneException(
                    "This Java runtime lacks SHA-256.", "Use a complete Java runtime.", e);
        }
    }
}
