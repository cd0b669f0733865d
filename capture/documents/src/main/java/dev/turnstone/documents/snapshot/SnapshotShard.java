package dev.turnstone.documents.snapshot;

import java.util.List;
import java.util.regex.Pattern;

/// A shard in a snapshot: the files of its Lucene commit.
public record SnapshotShard(String index, int number, String folder, List<SnapshotFile> files) {
    private static final Pattern COMMIT = Pattern.compile("segments_[0-9a-z]+");

    public SnapshotShard {
        files = List.copyOf(files);
    }

    public long bytes() {
        return files.stream().mapToLong(SnapshotFile::length).sum();
    }

    /// What messages call it.
    String title() {
        return title(index, number);
    }

    static String title(String index, int number) {
        return "index " + index + ", shard " + number;
    }

    String commit() {
        List<String> commits =
                files.stream()
                        .map(SnapshotFile::name)
                        .filter(name -> COMMIT.matcher(name).matches())
                        .toList();
        if (commits.size() != 1) {
            throw SnapshotException.damaged(
                    "The file list of " + title(),
                    "it names " + commits.size() + " commits (expected: 1)");
        }
        return commits.getFirst();
    }

    static SnapshotShard parse(String index, int number, String folder, Node list) {
        List<SnapshotFile> files =
                list.child("files").elements().stream().map(SnapshotFile::parse).toList();
        return new SnapshotShard(index, number, folder, files);
    }
}
