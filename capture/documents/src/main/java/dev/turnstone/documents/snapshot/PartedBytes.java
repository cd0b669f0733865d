package dev.turnstone.documents.snapshot;

import dev.turnstone.lucene.FileBytes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A file over the blobs that hold its parts; every part but the last has the same length.
/// Thread-safe.
final class PartedBytes implements FileBytes, AutoCloseable {
    private final SnapshotFile file;
    private final List<BlobBytes> parts;

    private PartedBytes(SnapshotFile file, List<BlobBytes> parts) {
        this.file = file;
        this.parts = parts;
    }

    /// Opens all parts, and refuses any that has not the length it should have.
    static PartedBytes open(Blobs blobs, SnapshotShard shard, SnapshotFile file) {
        var opened = new PartedBytes(file, new ArrayList<>());
        try {
            for (int part = 0; part < file.parts(); part++) {
                opened.add(blobs, shard, part);
            }
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void add(Blobs blobs, SnapshotShard shard, int part) {
        String blob = file.partBlob(part);
        BlobBytes bytes = open(blobs, shard, blob);
        parts.add(bytes);
        if (bytes.length() != file.lengthOfPart(part)) {
            throw SnapshotException.damaged(
                    title(shard, file, blob),
                    bytes.length() + " bytes (expected: " + file.lengthOfPart(part) + ")");
        }
    }

    private BlobBytes open(Blobs blobs, SnapshotShard shard, String blob) {
        try {
            return blobs.open(shard.folder() + "/" + blob);
        } catch (SnapshotException e) {
            throw e.reason() == SnapshotException.Reason.MISSING
                    ? SnapshotException.missing(title(shard, file, blob), e)
                    : e;
        }
    }

    static String title(SnapshotShard shard, SnapshotFile file, String blob) {
        return "The file "
                + file.name()
                + " (blob "
                + shard.folder()
                + "/"
                + blob
                + ") of "
                + shard.title();
    }

    @Override
    public long length() {
        return file.length();
    }

    @Override
    public void read(long position, byte[] into, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            long at = position + done;
            int part = (int) (at / file.partLength());
            long within = at - part * file.partLength();
            int size = (int) Math.min(count - done, file.lengthOfPart(part) - within);
            parts.get(part).read(within, into, offset + done, size);
            done += size;
        }
    }

    @Override
    public void close() {
        parts.forEach(BlobBytes::close);
        parts.clear();
    }
}
