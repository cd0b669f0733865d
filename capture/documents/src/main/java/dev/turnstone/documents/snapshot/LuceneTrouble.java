package dev.turnstone.documents.snapshot;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;

/// Puts what Lucene throws into words. Its exceptions come from class loaders of their own, so they
/// are known by name only.
final class LuceneTrouble {
    private static final int DEEPEST = 20;

    private LuceneTrouble() {}

    /// Work within Lucene.
    interface Call<T> {
        @Nullable T run() throws IOException;
    }

    static <T> T told(Blobs blobs, SnapshotShard shard, String what, Call<T> call) {
        return Objects.requireNonNull(toldOrNull(blobs, shard, what, call));
    }

    // Lucene meets bytes here that no server may ever have written: besides its own exceptions it
    // answers with whatever its arithmetic runs into. Nothing of that is to pass unexplained.
    static <T> @Nullable T toldOrNull(Blobs blobs, SnapshotShard shard, String what, Call<T> call) {
        try {
            return call.run();
        } catch (IOException | RuntimeException e) {
            throw words(blobs, shard, what, e);
        }
    }

    private static SnapshotException words(
            Blobs blobs, SnapshotShard shard, String what, Exception e) {
        SnapshotException known = known(e);
        if (known != null) {
            return known;
        }
        String title = "The " + what + " of " + shard.title();
        return switch (e.getClass().getSimpleName()) {
            case "IndexFormatTooNewException", "IndexFormatTooOldException" ->
                    unreadableFormat(title, e);
            case "CorruptIndexException" -> damaged(title, e);
            default -> byType(blobs, title, e);
        };
    }

    private static SnapshotException byType(Blobs blobs, String title, Exception e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof IllegalArgumentException && message.contains("SPI class")) {
            return SnapshotException.unsupported(
                    title
                            + " is stored in a format that only a plugin or a newer server knows ("
                            + firstSentence(message)
                            + "). No document of it was read.",
                    "Read this index from the cluster itself by scroll.");
        }
        boolean outside = e instanceof IOException && !(e instanceof EOFException);
        return outside ? blobs.trouble(title, (IOException) e) : damaged(title, e);
    }

    private static SnapshotException unreadableFormat(String title, Exception e) {
        return SnapshotException.unsupported(
                title
                        + " is of a version that Turnstone does not read: "
                        + e.getMessage()
                        + ". No document of it was read.",
                "Read this index from the cluster itself by scroll.");
    }

    private static SnapshotException damaged(String title, Exception e) {
        return SnapshotException.damaged(title, "Lucene says " + e, e);
    }

    private static @Nullable SnapshotException known(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SnapshotException known) {
                return known;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static String firstSentence(String message) {
        int end = message.indexOf(". ");
        return end < 0 ? message : message.substring(0, end);
    }
}
