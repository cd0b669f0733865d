package dev.turnstone.engine.operation;

import dev.turnstone.documents.DocumentSource;
import dev.turnstone.documents.Part;

import java.util.List;
import java.util.Map;

/// An origin that is ready to be read: what it is called among the positions, what was left out of
/// it, and in which history each shard stands (none for a file).
record OpenedOrigin(
        String name,
        DocumentSource source,
        List<String> remarks,
        boolean live,
        Map<String, Map<Integer, String>> histories)
        implements AutoCloseable {

    /// The indices that its parts belong to, each once.
    List<String> indices() {
        return source.parts().stream().map(Part::index).distinct().sorted().toList();
    }

    @Override
    public void close() {
        source.close();
    }
}
