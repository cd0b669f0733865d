package dev.turnstone.documents.snapshot;

import dev.turnstone.lucene.FileBytes;
import dev.turnstone.lucene.ShardFiles;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A shard's files over the repository's blobs. Thread-safe.
///
/// A file is verified wholly before its first byte is handed out: a damaged document that had been
/// written with its true revision could never be repaired by reading again.
final class ShardBlobs implements ShardFiles, AutoCloseable {
    private final Blobs blobs;
    private final SnapshotShard shard;
    private final Map<String, SnapshotFile> files;
    private final Map<String, FileBytes> verified = new HashMap<>();
    private final Map<String, PartedBytes> open = new HashMap<>();

    ShardBlobs(Blobs blobs, SnapshotShard shard) {
        this.blobs = blobs;
        this.shard = shard;
        this.files =
                shard.files().stream()
                        .collect(
                                Collectors.toMap(
                                        SnapshotFile::name,
                                        Function.identity(),
                                        (first, _) -> first));
    }

    @Override
    public Set<String> names() {
        return files.keySet();
    }

    @Override
    public long length(String name) throws IOException {
        return file(name).length();
    }

    @Override
    public synchronized FileBytes open(String name) throws IOException {
        FileBytes known = verified.get(name);
        if (known != null) {
            return known;
        }
        SnapshotFile file = file(name);
        FileBytes bytes = bytes(file);
        verify(file, bytes);
        verified.put(name, bytes);
        return bytes;
    }

    /// Lets go of the files of a segment that was read to its end.
    synchronized void release(String segment) {
        open.entrySet()
                .removeIf(
                        entry -> {
                            boolean its = belongs(entry.getKey(), segment);
                            if (its) {
                                entry.getValue().close();
                                verified.remove(entry.getKey());
                            }
                            return its;
                        });
    }

    private static boolean belongs(String file, String segment) {
        return file.startsWith(segment + ".") || file.startsWith(segment + "_");
    }

    private SnapshotFile file(String name) throws NoSuchFileException {
        SnapshotFile file = files.get(name);
        if (file == null) {
            throw new NoSuchFileException(
                    name + ", which the file list of " + shard.title() + " does not name");
        }
        return file;
    }

    private FileBytes bytes(SnapshotFile file) {
        if (file.embedded()) {
            return new EmbeddedBytes(file.content());
        }
        PartedBytes parted = PartedBytes.open(blobs, shard, file);
        open.put(file.name(), parted);
        return parted;
    }

    private void verify(SnapshotFile file, FileBytes bytes) throws IOException {
        String title = PartedBytes.title(shard, file, file.blob());
        if (bytes.length() != file.length()) {
            throw SnapshotException.damaged(
                    title, bytes.length() + " bytes (expected: " + file.length() + ")");
        }
        Checksum.mismatch(bytes, file.checksum())
                .ifPresent(
                        wrong -> {
                            throw SnapshotException.damaged(title, wrong);
                        });
    }

    @Override
    public synchronized void close() {
        open.values().forEach(PartedBytes::close);
        open.clear();
        verified.clear();
    }
}
