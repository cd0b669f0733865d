package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an oracle file knows: the history of every document, and which write made which.
final class Oracle {
    private final Map<String, Area> indices;
    private final Map<DocumentKey, DocumentHistory> documents;
    private final Map<String, Write> makers;

    private Oracle(
            Map<String, Area> indices,
            Map<DocumentKey, DocumentHistory> documents,
            Map<String, Write> makers) {
        this.indices = indices;
        this.documents = documents;
        this.makers = makers;
    }

    static Oracle read(Path file) {
        var writes = new ArrayList<Write>();
        var reader = new JournalReader(file, writes::add);
        reader.read();
        return fold(reader.indices(), reader.sequenced(), writes);
    }

    static Oracle fold(Map<String, Area> indices, boolean sequenced, List<Write> writes) {
        Set<String> doubted = doubted(sequenced, writes);
        var documents = new HashMap<DocumentKey, DocumentHistory>();
        var makers = new HashMap<String, Write>();
        for (Write told : writes) {
            Write write = doubted.contains(told.op().index()) ? told.inDoubt() : told;
            if (write.op().kind().mayCreate()) {
                makers.put(write.token(), write);
            }
            DocumentKey key = keyOf(write);
            if (key != null) {
                documents.computeIfAbsent(key, _ -> new DocumentHistory()).add(write);
            }
        }
        documents.values().forEach(DocumentHistory::ordered);
        return new Oracle(indices, documents, makers);
    }

    /// Indices that saw more than one primary term (without terms: that left a request unanswered).
    private static Set<String> doubted(boolean sequenced, List<Write> writes) {
        var terms = new HashMap<String, Set<Long>>();
        var doubted = new HashSet<String>();
        for (Write write : writes) {
            if (write.outcome() instanceof Outcome.Applied applied && applied.revision() != null) {
                terms.computeIfAbsent(write.op().index(), _ -> new HashSet<>())
                        .add(applied.revision().term());
            } else if (!sequenced && write.outcome() instanceof Outcome.Unknown) {
                doubted.add(write.op().index());
            }
        }
        terms.forEach(
                (index, seen) -> {
                    if (seen.size() > 1) {
                        doubted.add(index);
                    }
                });
        return doubted;
    }

    /// The document that a write is about; none if only the lost answer knew its id.
    static @Nullable DocumentKey keyOf(Write write) {
        Op op = write.op();
        if (write.outcome() instanceof Outcome.Applied applied) {
            boolean behindStream = applied.index().startsWith(".ds-");
            return new DocumentKey(behindStream ? op.index() : applied.index(), applied.id());
        }
        return op.id() == null ? null : new DocumentKey(op.index(), op.id());
    }

    Map<String, Area> indices() {
        return indices;
    }

    Map<DocumentKey, DocumentHistory> documents() {
        return documents;
    }

    /// The write that may have created a document, by its token.
    @Nullable Write maker(String token) {
        return makers.get(token);
    }
}
