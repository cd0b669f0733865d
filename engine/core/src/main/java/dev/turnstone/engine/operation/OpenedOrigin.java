package dev.turnstone.engine.operation;

import dev.turnstone.documents.DocumentSource;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// An origin that is ready to be read: what it is called among the positions, what was left out of
/// it, and in which history each shard stands (none for a file). `owed` are indices that were meant
/// and cannot be read now, each with the reason.
record OpenedOrigin(
        String name,
        DocumentSource source,
        List<String> remarks,
        Map<String, String> owed,
        boolean live,
        Map<String, Map<Integer, String>> histories)
        implements AutoCloseable {

    /// The indices that its parts belong to, each once.
    List<String> indices() {
        return source.parts().stream().map(Part::index).distinct().sorted().toList();
    }

    /// The history that the part's shard stands in; empty where it has none.
    String history(Part part) {
        return histories.getOrDefault(part.index(), Map.of()).getOrDefault(part.shard(), "");
    }

    OpenedOrigin reading(String newName, DocumentSource other) {
        return new OpenedOrigin(newName, other, remarks, owed, live, histories);
    }

    /// The same without some of its indices, and with a word on each.
    OpenedOrigin without(Map<String, String> indices) {
        List<String> more = new ArrayList<>(remarks);
        indices.forEach((index, why) -> more.add(index + ": " + why));
        Map<String, Map<Integer, String>> left = new TreeMap<>(histories);
        left.keySet().removeAll(indices.keySet());
        return new OpenedOrigin(
                name, new Without(source, indices.keySet()), more, owed, live, left);
    }

    private record Without(DocumentSource source, Set<String> indices) implements DocumentSource {
        @Override
        public List<Part> parts() {
            return source.parts().stream().filter(part -> !indices.contains(part.index())).toList();
        }

        @Override
        public PartReader open(Part part, Position from) {
            return source.open(part, from);
        }

        @Override
        public void close() {
            source.close();
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
