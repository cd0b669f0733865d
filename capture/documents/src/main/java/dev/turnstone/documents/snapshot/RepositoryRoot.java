package dev.turnstone.documents.snapshot;

import dev.turnstone.documents.snapshot.SnapshotException.Reason;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the newest `index-N`, or says why a folder is no repository that we read.
final class RepositoryRoot {
    private static final Pattern GENERATION = Pattern.compile("index-(\\d{1,18})");
    private static final String LATEST = "index.latest";

    private RepositoryRoot() {}

    static RepositoryIndex read(Blobs blobs) {
        List<String> names = blobs.list("").stream().map(SnapshotRepository.Blob::name).toList();
        OptionalLong newest =
                names.stream()
                        .map(GENERATION::matcher)
                        .filter(Matcher::matches)
                        .mapToLong(match -> Long.parseLong(match.group(1)))
                        .max();
        String blob = "index-" + newest.orElseThrow(() -> notARepository(blobs, names));
        if (names.contains(LATEST)) {
            requireNotNewer(blobs, newest.getAsLong());
        }
        return RepositoryIndex.parse(BlobFormat.parse(blob, blobs.read(blob)));
    }

    /// The pointer may lag behind (a server died before it wrote it), but never point ahead.
    private static void requireNotNewer(Blobs blobs, long newest) {
        byte[] pointer = blobs.read(LATEST);
        if (pointer.length != Long.BYTES) {
            throw SnapshotException.damaged(
                    LATEST, "it has " + pointer.length + " bytes (expected: " + Long.BYTES + ")");
        }
        long latest = ByteBuffer.wrap(pointer).getLong();
        if (latest > newest) {
            throw SnapshotException.missing(
                    "index-" + latest + ", which index.latest calls the newest,", null);
        }
    }

    private static SnapshotException notARepository(Blobs blobs, List<String> names) {
        if (names.contains("index")) {
            return SnapshotException.unsupported(
                    "The repository "
                            + blobs.name()
                            + " was last written by Elasticsearch 2 or older, whose format"
                            + " Turnstone does not read.",
                    "Restore it into a server of that version and read from the server by scroll.");
        }
        return new SnapshotException(
                Reason.NOT_A_REPOSITORY,
                blobs.name()
                        + " is not a snapshot repository, or an empty one: it holds no index-N.",
                "Name the folder that the repository's setting `location` names, as this machine"
                        + " sees it.");
    }
}
