package dev.turnstone.lucene.reader;

import dev.turnstone.lucene.LuceneReader;
import dev.turnstone.lucene.LuceneShard;
import dev.turnstone.lucene.ShardFiles;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.index.SegmentInfos;

import java.io.IOException;

/// The only entry to this version of Lucene; made while its class loader is the thread's.
public final class SegmentReaderOfThisLucene implements LuceneReader {
    public SegmentReaderOfThisLucene() {
        if (Codec.availableCodecs().isEmpty()) {
            throw new IllegalStateException("Lucene was packed without its codecs.");
        }
    }

    @Override
    public LuceneShard open(ShardFiles files, String commit) throws IOException {
        var directory = new BlobDirectory(files);
        return new CommittedShard(directory, SegmentInfos.readCommit(directory, commit));
    }
}
