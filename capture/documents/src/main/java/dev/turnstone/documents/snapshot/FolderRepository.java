package dev.turnstone.documents.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A repository of type `fs`: blobs are files.
final class FolderRepository implements SnapshotRepository {
    private final Path root;

    FolderRepository(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return root.toString();
    }

    @Override
    public List<Blob> list(String folder) throws IOException {
        List<Blob> found = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(path(folder))) {
            for (Path entry : entries) {
                if (Files.isRegularFile(entry)) {
                    found.add(new Blob(entry.getFileName().toString(), Files.size(entry)));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        }
        return found;
    }

    @Override
    public BlobBytes open(String path) throws IOException {
        return FolderBlob.open(path(path));
    }

    @Override
    public void close() {
        // Files are closed by who opened them.
    }

    /// A name read from a damaged blob must not lead out of the repository.
    private Path path(String relative) throws IOException {
        Path path = root.resolve(relative).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("path: " + relative + " (expected: within the repository)");
        }
        return path;
    }
}
