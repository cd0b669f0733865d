package dev.turnstone.documents.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A repository held in memory, to be spoiled.
record MemoryRepository(Map<String, byte[]> blobs) implements SnapshotRepository {
    static MemoryRepository copyOf(Path folder) {
        Map<String, byte[]> blobs = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                blobs.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MemoryRepository(blobs);
    }

    MemoryRepository with(String blob, byte[] bytes) {
        Map<String, byte[]> changed = new TreeMap<>(blobs);
        changed.put(blob, bytes);
        return new MemoryRepository(changed);
    }

    MemoryRepository without(String blob) {
        Map<String, byte[]> changed = new TreeMap<>(blobs);
        changed.remove(blob);
        return new MemoryRepository(changed);
    }

    byte[] bytes(String blob) {
        return Objects.requireNonNull(blobs.get(blob), blob);
    }

    List<String> names(String regex) {
        return blobs.keySet().stream().filter(name -> name.matches(regex)).toList();
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Blob> list(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        return blobs.entrySet().stream()
                .filter(blob -> blob.getKey().startsWith(prefix))
                .map(
                        blob ->
                                new Blob(
                                        blob.getKey().substring(prefix.length()),
                                        blob.getValue().length))
                .filter(blob -> !blob.name().contains("/"))
                .toList();
    }

    @Override
    public BlobBytes open(String path) throws IOException {
        byte[] bytes = blobs.get(path);
        if (bytes == null) {
            throw new NoSuchFileException(path);
        }
        return new MemoryBlob(bytes);
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private static final class MemoryBlob implements BlobBytes {
        private final byte[] bytes;

        MemoryBlob(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void read(long position, byte[] into, int offset, int count) throws EOFException {
            if (position < 0 || position > bytes.length - count) {
                throw new EOFException("blob ended");
            }
            System.arraycopy(bytes, (int) position, into, offset, count);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
