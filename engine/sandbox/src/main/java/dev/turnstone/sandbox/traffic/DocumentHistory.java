package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All writes of one document: those that took effect, in the order in which they did, and those
/// that may have.
final class DocumentHistory {
    private static final Comparator<Write> BY_REVISION =
            Comparator.comparing(DocumentHistory::revision).thenComparingLong(Write::doneAt);

    private final List<Write> settled = new ArrayList<>();
    private final Map<String, Write> unsure = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private @Nullable String routing;

    void add(Write write) {
        if (write.op().routing() != null) {
            routing = write.op().routing();
        }
        switch (write.outcome()) {
            case Outcome.Applied _ -> {
                if (write.deed() != Write.Deed.NOTHING) {
                    settled.add(write);
                }
                if (write.doubted()
                        && write.deed() == Write.Deed.MODIFIED
                        && write.op().kind().mayCreate()) {
                    unsure.put(write.token(), write.unanswered());
                }
            }
            case Outcome.Unknown _ -> unsure.put(write.token(), write);
            case Outcome.Refused refusal -> {
                if (write.doubted() && refusal.repeatable()) {
                    unsure.put(write.token(), write);
                } else {
                    refused.add(write.token());
                }
            }
            case Outcome.Unsent _ -> refused.add(write.token());
        }
    }

    /// Orders what was added: by revision, or, if some answers told none, by the client's own
    /// order.
    ///
    /// Writes without a revision (by query) only ever go to documents that one client writes, one
    /// after the other.
    DocumentHistory ordered() {
        boolean ranked = settled.stream().allMatch(write -> rank(write) != null);
        settled.sort(ranked ? BY_REVISION : Comparator.comparingLong(Write::doneAt));
        return this;
    }

    private static @Nullable Rank rank(Write write) {
        return write.outcome() instanceof Outcome.Applied applied ? applied.revision() : null;
    }

    private static Rank revision(Write write) {
        Rank rank = rank(write);
        return rank == null ? new Rank(0, 0) : rank;
    }

    List<Write> settled() {
        return settled;
    }

    Map<String, Write> unsure() {
        return unsure;
    }

    boolean refused(String token) {
        return refused.contains(token);
    }

    @Nullable String routing() {
        return routing;
    }

    /// Where the document's present life began: the last write that replaced or removed it, or -1.
    int base() {
        for (int i = settled.size() - 1; i >= 0; i--) {
            if (settled.get(i).deed() != Write.Deed.MODIFIED) {
                return i;
            }
        }
        return -1;
    }

    boolean endsRemoved() {
        return !settled.isEmpty() && settled.getLast().deed() == Write.Deed.REMOVED;
    }

    boolean mayBeAbsent() {
        return settled.isEmpty()
                || endsRemoved()
                || unsure.values().stream().anyMatch(write -> write.op().kind().mayDelete());
    }
}
