package dev.turnstone.documents.selection;

import dev.turnstone.documents.selection.LeftOut.Reason;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.cluster.ClusterClient;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The indices of a cluster, each either taken or left out for a reason.
///
/// A pattern takes indices, and what an alias of exactly that name points to. System and hidden
/// indices, and those that back data streams, are taken only by a pattern that begins with a dot,
/// or by their full name. `unmatched` are patterns that took nothing.
public record IndexSelection(List<String> taken, List<LeftOut> leftOut, List<String> unmatched) {
    public IndexSelection {
        taken = List.copyOf(taken);
        leftOut = List.copyOf(leftOut);
        unmatched = List.copyOf(unmatched);
    }

    /// What these patterns mean and what cannot be read now, each with the reason: red, or closed
    /// though it is named in full. Whoever leaves it out has to say that something is missing.
    public Map<String, String> owed(IndexPatterns patterns) {
        Map<String, String> owed = new TreeMap<>();
        for (LeftOut out : leftOut) {
            boolean closed = out.reason() == Reason.CLOSED;
            if (out.reason() == Reason.RED || closed && patterns.include().contains(out.index())) {
                owed.put(out.index(), out.text());
            }
        }
        return owed;
    }

    public static IndexSelection of(ClusterClient client, IndexPatterns patterns) {
        return of(ClusterIndices.of(client), patterns);
    }

    static IndexSelection of(List<IndexFact> facts, IndexPatterns patterns) {
        List<String> taken = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        List<String> matched = new ArrayList<>();
        List<IndexFact> sorted =
                facts.stream().sorted(Comparator.comparing(IndexFact::name)).toList();
        for (IndexFact fact : sorted) {
            Optional<String> by = takenBy(fact, patterns);
            by.ifPresent(matched::add);
            Optional<LeftOut> reason = by.isEmpty() ? unnamed(fact) : why(fact, by.get(), patterns);
            reason.ifPresentOrElse(leftOut::add, () -> taken.add(fact.name()));
        }
        return new IndexSelection(
                taken,
                leftOut,
                patterns.include().stream()
                        .filter(pattern -> !pattern.equals("*") && !matched.contains(pattern))
                        .toList());
    }

    private static Optional<String> takenBy(IndexFact fact, IndexPatterns patterns) {
        return patterns.includedBy(fact.name())
                .or(
                        () ->
                                fact.stream().isEmpty()
                                        ? Optional.empty()
                                        : patterns.includedBy(fact.stream()))
                .or(() -> patterns.include().stream().filter(fact.aliases()::contains).findFirst());
    }

    private static Optional<LeftOut> unnamed(IndexFact fact) {
        return out(fact, Reason.NOT_NAMED, "no pattern names it");
    }

    private static Optional<LeftOut> why(IndexFact fact, String by, IndexPatterns patterns) {
        Optional<String> excluded =
                patterns.excludedBy(fact.name())
                        .or(
                                () ->
                                        fact.stream().isEmpty()
                                                ? Optional.empty()
                                                : patterns.excludedBy(fact.stream()));
        boolean meant =
                by.startsWith(".") || by.equals(fact.name()) || patterns.asksFor(fact.name());
        if (excluded.isPresent()) {
            return out(fact, Reason.EXCLUDED, "excluded by -" + excluded.get());
        }
        if (fact.isSystem() && !meant) {
            return out(fact, Reason.SYSTEM, "a system index by its name; name it to take it");
        }
        if (!fact.stream().isEmpty() && !meant) {
            return out(fact, Reason.STREAM, streamText(fact.stream()));
        }
        if (fact.hidden() && !meant) {
            return out(fact, Reason.HIDDEN, "hidden by its settings; name it to take it");
        }
        if (fact.closed()) {
            return out(fact, Reason.CLOSED, "closed: open it to have its documents read");
        }
        if (fact.health().equals("red")) {
            return out(fact, Reason.RED, "red: not all of its shards are there to be read");
        }
        return Optional.empty();
    }

    /// Several backing indices may hold one id, which no stream would take twice, and a stream
    /// takes no versions that would order them.
    private static String streamText(String stream) {
        return "it backs the data stream "
                + stream
                + ", which takes no versions: its documents are not carried over; copy them into the"
                + " target's stream by _reindex with op_type create, or restore the stream from a"
                + " snapshot there";
    }

    private static Optional<LeftOut> out(IndexFact fact, Reason reason, String text) {
        return Optional.of(new LeftOut(fact.name(), reason, text));
    }
}
