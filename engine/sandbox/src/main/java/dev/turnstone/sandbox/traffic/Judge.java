package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Whether one document may look as it does. Accepts exactly what some order of its unsure writes
/// explains.
///
/// An unsure write took effect never, or once at any time after it was sent, also after later
/// answers: a proxy or a server may have held it back.
final class Judge {
    private final DocumentKey key;
    private final Area area;
    private final DocumentHistory history;
    private final Map<String, Write> authors = new HashMap<>();

    Judge(DocumentKey key, Area area, DocumentHistory history) {
        this.key = key;
        this.area = area;
        this.history = history;
        history.settled().forEach(write -> authors.put(write.token(), write));
        authors.putAll(history.unsure());
    }

    @Nullable Difference absent() {
        if (history.mayBeAbsent()) {
            return null;
        }
        Write last = history.settled().getLast();
        return difference(
                Difference.Kind.LOST, "last write " + last.token() + " " + last.outcome());
    }

    @Nullable Difference present(JsonNode source, @Nullable String routing) {
        DocumentState state = DocumentState.claimedBy(source);
        String strange = strangeness(state, source, routing);
        if (strange != null) {
            return difference(Difference.Kind.UNEXPLAINED, strange);
        }
        Difference misplaced = misplaced(state);
        return misplaced != null ? misplaced : misowned(state);
    }

    /// Why this content is no work of the known writes, whatever their order.
    private @Nullable String strangeness(
            DocumentState state, JsonNode source, @Nullable String routing) {
        if (state.trail().isEmpty()) {
            return "it names no write that it comes from";
        }
        if (!Objects.equals(routing, history.routing())) {
            return "routing " + routing + ", written with " + history.routing();
        }
        for (var step : state.trail().entrySet()) {
            Write author = authors.get(step.getKey());
            if (author == null || !author.op().kind().leavesContent()) {
                return history.refused(step.getKey())
                        ? "the refused write " + step.getKey() + " is there"
                        : "the write " + step.getKey() + " is none of this document's";
            }
            if (step.getValue() != author.op().trailValue()) {
                return "the amount of " + step.getKey() + " is " + step.getValue();
            }
        }
        JsonNode rendered = Content.render(state, area, key.id(), this::counts);
        return Content.same(rendered, source) ? null : "its content is not what its writes make";
    }

    private boolean counts(String token) {
        Write author = authors.get(token);
        return author != null && author.op().kind().counts();
    }

    /// Whether it holds all acknowledged writes of its present life, and none of an earlier one.
    private @Nullable Difference misplaced(DocumentState state) {
        int base = history.base();
        boolean alive = base >= 0 && history.settled().get(base).deed() == Write.Deed.REPLACED;
        List<Write> required =
                history.settled().subList(alive ? base : base + 1, history.settled().size());
        List<Write> held = held(state);
        if (held.equals(required)) {
            return alive ? twiceReplaced(state) : uncreated(state, held);
        }
        boolean newerLife =
                isSuffix(held, required)
                        && unsureIn(state).stream()
                                .anyMatch(w -> mayRestart(w) && precedes(w, held));
        if (newerLife) {
            return null;
        }
        var missing = new TreeSet<String>();
        required.forEach(write -> missing.add(write.token()));
        held.forEach(write -> missing.remove(write.token()));
        return difference(
                history.endsRemoved() ? Difference.Kind.RESURRECTED : Difference.Kind.STALE,
                "holds " + state.trail().keySet() + ", lacks " + missing);
    }

    private @Nullable Difference twiceReplaced(DocumentState state) {
        for (Write write : unsureIn(state)) {
            if (write.op().kind().replaces()) {
                return difference(
                        Difference.Kind.UNEXPLAINED,
                        "holds writes from before " + write.token() + " replaced it");
            }
        }
        return null;
    }

    private @Nullable Difference uncreated(DocumentState state, List<Write> held) {
        boolean created =
                unsureIn(state).stream()
                        .anyMatch(w -> w.op().kind().mayCreate() && precedes(w, held));
        if (created) {
            return null;
        }
        return difference(
                history.endsRemoved() ? Difference.Kind.RESURRECTED : Difference.Kind.UNEXPLAINED,
                "nothing created it, holds " + state.trail().keySet());
    }

    /// May have begun a new life in the middle of the acknowledged writes of this one.
    private boolean mayRestart(Write write) {
        return write.op().kind().replaces()
                || write.op().kind().mayCreate()
                        && history.unsure().values().stream()
                                .anyMatch(w -> w.op().kind().mayDelete());
    }

    private static boolean precedes(Write first, List<Write> others) {
        return others.stream().allMatch(other -> other.doneAt() > first.sentAt());
    }

    private static boolean isSuffix(List<Write> held, List<Write> required) {
        int skipped = required.size() - held.size();
        return skipped >= 0 && required.subList(skipped, required.size()).equals(held);
    }

    /// Whether each part belongs to the last write that set it.
    private @Nullable Difference misowned(DocumentState state) {
        for (Part part : parts(state)) {
            String owner = part.ownerIn(state);
            if (!mayOwn(owner, part, state)) {
                boolean older = owner == null || authors.containsKey(owner);
                return difference(
                        older ? Difference.Kind.STALE : Difference.Kind.UNEXPLAINED,
                        part + " is of " + owner + ", which is not the last that set it");
            }
        }
        return null;
    }

    private boolean mayOwn(@Nullable String owner, Part part, DocumentState state) {
        var owners = new ArrayList<Write>();
        boolean mayBeUnset = true;
        for (Write write : held(state)) {
            Part.Setting setting = write.sets(part);
            if (setting == Part.Setting.YES) {
                owners.clear();
                mayBeUnset = false;
            }
            if (setting != Part.Setting.NO) {
                owners.add(write);
            }
        }
        for (Write write : unsureIn(state)) {
            if (write.sets(part) == Part.Setting.YES) {
                owners.removeIf(earlier -> earlier.doneAt() < write.sentAt());
                mayBeUnset = false;
            }
        }
        unsureIn(state).stream().filter(w -> w.sets(part) != Part.Setting.NO).forEach(owners::add);
        return owner == null
                ? mayBeUnset
                : owners.stream().anyMatch(write -> write.token().equals(owner));
    }

    private List<Part> parts(DocumentState state) {
        var parts =
                new ArrayList<Part>(List.of(new Part.Last(), new Part.Fill(), new Part.Stamp()));
        var slots = new TreeSet<>(state.parts().keySet());
        held(state).forEach(write -> addSlot(slots, write));
        unsureIn(state).forEach(write -> addSlot(slots, write));
        slots.forEach(slot -> parts.add(new Part.Slot(slot)));
        return parts;
    }

    private static void addSlot(Set<String> slots, Write write) {
        if (write.op().slot() != null) {
            slots.add(write.op().slot());
        }
    }

    /// The settled writes that the content names, in their order.
    private List<Write> held(DocumentState state) {
        return history.settled().stream()
                .filter(w -> w.op().kind().leavesContent() && state.trail().containsKey(w.token()))
                .toList();
    }

    private List<Write> unsureIn(DocumentState state) {
        return history.unsure().values().stream()
                .filter(write -> state.trail().containsKey(write.token()))
                .toList();
    }

    private Difference difference(Difference.Kind kind, String detail) {
        return new Difference(kind, key.index(), key.id(), detail);
    }
}
