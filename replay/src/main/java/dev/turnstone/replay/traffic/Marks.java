package dev.turnstone.replay.traffic;

import dev.turnstone.model.Json;
import dev.turnstone.replay.ledger.Notes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// What is still owed: indices to look through, and documents to ask for. Durable before the
/// exchange that caused it is done. Any thread, also of another replay with the same ledger.
final class Marks {
    private static final String INDEX = "replay/mark/";
    private static final String DOCUMENT = "replay/owed/";

    private final Notes notes;
    private final AtomicLong stamps = new AtomicLong(System.currentTimeMillis() << 10);

    Marks(Notes notes) {
        this.notes = notes;
    }

    /// `full`: every document is read again; else the numbers that nobody told, and both sides' ids
    /// are compared.
    record Mark(boolean full, long stamp) {}

    /// A document that the source could not tell about yet.
    record Owed(String name, String id, @Nullable String routing) {}

    void reconcile(String index) {
        synchronized (notes) {
            boolean full = find(index).map(Mark::full).orElse(false);
            put(index, new Mark(full, stamps.incrementAndGet()));
        }
    }

    /// The mark, where there was none.
    Optional<Mark> reconcileUnlessMarked(String index) {
        synchronized (notes) {
            if (find(index).isPresent()) {
                return Optional.empty();
            }
            reconcile(index);
            return find(index);
        }
    }

    void full(String index) {
        synchronized (notes) {
            put(index, new Mark(true, stamps.incrementAndGet()));
        }
    }

    Optional<Mark> find(String index) {
        return notes.find(INDEX + index).map(text -> Json.MAPPER.readValue(text, Mark.class));
    }

    /// Only where nothing was added since.
    void clear(String index, Mark done) {
        synchronized (notes) {
            if (find(index).filter(done::equals).isPresent()) {
                notes.remove(INDEX + index);
            }
        }
    }

    void forget(String index) {
        notes.remove(INDEX + index);
    }

    List<String> marked() {
        return names(INDEX);
    }

    void owe(Owed document) {
        String text = Json.MAPPER.writeValueAsString(document);
        notes.put(DOCUMENT + text, text);
    }

    boolean owes(Owed document) {
        return notes.find(DOCUMENT + Json.MAPPER.writeValueAsString(document)).isPresent();
    }

    void paid(Owed document) {
        notes.remove(DOCUMENT + Json.MAPPER.writeValueAsString(document));
    }

    List<Owed> owed() {
        var all = new ArrayList<Owed>();
        for (String text : names(DOCUMENT)) {
            all.add(Json.MAPPER.readValue(text, Owed.class));
        }
        return all;
    }

    private List<String> names(String prefix) {
        return notes.all().keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    private void put(String index, Mark mark) {
        notes.put(INDEX + index, Json.MAPPER.writeValueAsString(mark));
    }
}
