package dev.turnstone.documents.snapshot;

import dev.turnstone.documents.snapshot.SnapshotException.Reason;
import dev.turnstone.lucene.Documents;
import dev.turnstone.lucene.LuceneReader;
import dev.turnstone.lucene.LuceneShard;
import dev.turnstone.lucene.LuceneVersions;
import dev.turnstone.lucene.Segment;
import dev.turnstone.lucene.StoredDocument;
import dev.turnstone.lucene.Wanted;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// A shard opened by the Lucene that fits it. Whatever goes wrong in there is put into words here.
///
/// Used by one thread.
final class OpenShard implements AutoCloseable {
    private final SnapshotShard shard;
    private final ShardBlobs files;
    private final LuceneShard lucene;

    private OpenShard(SnapshotShard shard, ShardBlobs files, LuceneShard lucene) {
        this.shard = shard;
        this.files = files;
        this.lucene = lucene;
    }

    static OpenShard open(Blobs blobs, SnapshotShard shard) {
        var files = new ShardBlobs(blobs, shard);
        try {
            return LuceneTrouble.told(blobs, shard, shard.commit(), () -> open(files, shard));
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private static OpenShard open(ShardBlobs files, SnapshotShard shard) throws IOException {
        String commit = shard.commit();
        String title = "The commit " + commit + " of " + shard.title();
        int writer = CommitHeader.read(title, files.open(commit)).writerMajor();
        LuceneReader reader =
                LuceneVersions.forWriter(writer).orElseThrow(() -> noReader(shard, writer));
        return new OpenShard(shard, files, reader.open(files, commit));
    }

    private static SnapshotException noReader(SnapshotShard shard, int writer) {
        return new SnapshotException(
                Reason.UNSUPPORTED,
                "Lucene "
                        + writer
                        + " wrote "
                        + shard.title()
                        + "; Turnstone reads what Lucene 6 to 10 wrote.",
                "Read this index from the cluster itself by scroll.");
    }

    List<Segment> segments() {
        return lucene.segments();
    }

    Map<String, String> userData() {
        return lucene.userData();
    }

    /// Nested documents count too, so there are at most this many.
    long documents() {
        return segments().stream().mapToLong(Segment::alive).sum();
    }

    Documents documents(Blobs blobs, Segment segment, int from, Wanted wanted) {
        return LuceneTrouble.told(
                blobs,
                shard,
                "segment " + segment.name(),
                () -> lucene.documents(segment, from, wanted));
    }

    @Nullable StoredDocument next(Blobs blobs, Segment segment, Documents documents) {
        return LuceneTrouble.toldOrNull(blobs, shard, "segment " + segment.name(), documents::next);
    }

    void done(Blobs blobs, Segment segment, Documents documents) {
        LuceneTrouble.toldOrNull(
                blobs,
                shard,
                "segment " + segment.name(),
                () -> {
                    documents.close();
                    return null;
                });
        files.release(segment.name());
    }

    @Override
    public void close() {
        files.close();
    }
}
