package dev.turnstone.lucene.reader;

import dev.turnstone.lucene.Documents;
import dev.turnstone.lucene.LuceneShard;
import dev.turnstone.lucene.Segment;
import dev.turnstone.lucene.Wanted;

import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One commit, opened segment by segment.
final class CommittedShard implements LuceneShard {
    private final BlobDirectory directory;
    private final SegmentInfos commit;
    private final List<Segment> segments;

    CommittedShard(BlobDirectory directory, SegmentInfos commit) {
        this.directory = directory;
        this.commit = commit;
        List<Segment> found = new ArrayList<>();
        for (SegmentCommitInfo segment : commit) {
            found.add(
                    new Segment(
                            found.size(),
                            segment.info.name,
                            segment.info.maxDoc(),
                            segment.getDelCount(),
                            segment.getSoftDelCount()));
        }
        this.segments = List.copyOf(found);
    }

    @Override
    public List<Segment> segments() {
        return segments;
    }

    @Override
    public Map<String, String> userData() {
        return Map.copyOf(commit.getUserData());
    }

    @Override
    public Documents documents(Segment segment, int from, Wanted wanted) throws IOException {
        SegmentFiles files = SegmentFiles.open(directory, commit.info(segment.ordinal()));
        return new SegmentDocuments(files, from, wanted);
    }
}
