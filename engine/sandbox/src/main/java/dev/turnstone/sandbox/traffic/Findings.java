package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Collects, document by document, how a cluster differs from what the oracle knows. One thread
/// only.
final class Findings {
    private static final int EXAMPLES = 50;

    private final Oracle oracle;
    private final Set<DocumentKey> seen = new HashSet<>();
    private final Set<String> extras = new HashSet<>();
    private final Map<Difference.Kind, Long> counts = new EnumMap<>(Difference.Kind.class);
    private final List<Difference> examples = new ArrayList<>();
    private long documents;

    Findings(Oracle oracle) {
        this.oracle = oracle;
    }

    /// One document that the cluster holds.
    void found(DocumentKey key, @Nullable String routing, JsonNode source) {
        documents++;
        if (!seen.add(key)) {
            note(
                    new Difference(
                            Difference.Kind.DUPLICATE,
                            key.index(),
                            key.id(),
                            "there twice, on two shards"));
            return;
        }
        note(judge(key, routing, source));
    }

    private @Nullable Difference judge(DocumentKey key, @Nullable String routing, JsonNode source) {
        Area area = oracle.indices().get(key.index());
        if (area == null) {
            throw new IllegalArgumentException(key.index() + " is no index of this oracle");
        }
        Write maker = maker(DocumentState.claimedBy(source));
        DocumentKey home = maker == null ? null : Oracle.keyOf(maker);
        if (maker != null && home != null && !home.equals(key)) {
            return new Difference(
                    Difference.Kind.DUPLICATE,
                    key.index(),
                    key.id(),
                    "holds the write "
                            + maker.token()
                            + ", which belongs to "
                            + home.index()
                            + "/"
                            + home.id());
        }
        DocumentHistory history = oracle.documents().get(key);
        if (history == null && maker != null && home == null) {
            return extra(key, area, maker, routing, source);
        }
        return new Judge(key, area, history == null ? new DocumentHistory() : history)
                .present(source, routing);
    }

    /// The write that filled or began the document.
    private @Nullable Write maker(DocumentState state) {
        if (state.fill() != null) {
            return oracle.maker(state.fill());
        }
        return state.trail().keySet().stream()
                .map(oracle::maker)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// A document whose id only the lost answer knew: it may be there, once.
    private @Nullable Difference extra(
            DocumentKey key, Area area, Write maker, @Nullable String routing, JsonNode source) {
        var history = new DocumentHistory();
        history.add(maker);
        Difference difference = new Judge(key, area, history).present(source, routing);
        if (difference == null && !extras.add(maker.token())) {
            return new Difference(
                    Difference.Kind.DUPLICATE,
                    key.index(),
                    key.id(),
                    maker.token() + " is stored more than once");
        }
        return difference;
    }

    /// Everything of this index was read: what was not found is absent.
    void allRead(String index) {
        oracle.documents()
                .forEach(
                        (key, history) -> {
                            if (key.index().equals(index) && !seen.contains(key)) {
                                note(new Judge(key, Area.PLAIN, history).absent());
                            }
                        });
    }

    private void note(@Nullable Difference difference) {
        if (difference != null) {
            counts.merge(difference.kind(), 1L, Long::sum);
            if (examples.size() < EXAMPLES) {
                examples.add(difference);
            }
        }
    }

    OracleReport report(List<String> problems) {
        long required = 0;
        long undecided = 0;
        for (DocumentHistory history : oracle.documents().values()) {
            required += history.mayBeAbsent() ? 0 : 1;
            undecided += history.unsure().isEmpty() ? 0 : 1;
        }
        return new OracleReport(
                documents,
                required,
                undecided,
                count(Difference.Kind.LOST),
                count(Difference.Kind.STALE),
                count(Difference.Kind.DUPLICATE),
                count(Difference.Kind.RESURRECTED),
                count(Difference.Kind.UNEXPLAINED),
                examples,
                problems);
    }

    private long count(Difference.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
