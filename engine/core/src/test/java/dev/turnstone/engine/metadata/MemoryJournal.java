package dev.turnstone.engine.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A journal that can be told to die right after it wrote a line, as a killed process would.
final class MemoryJournal implements MetadataJournal {
    final List<JournalEvent> events = new ArrayList<>();
    Predicate<JournalEvent> deadly = _ -> false;

    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void append(JournalEvent event) {
        events.add(event);
        if (deadly.test(event)) {
            throw new Killed();
        }
    }

    @Override
    public Set<String> clusters() {
        return events.stream().map(JournalEvent::cluster).collect(Collectors.toSet());
    }

    @Override
    public List<JournalEvent> events(String cluster) {
        return events.stream().filter(event -> event.cluster().equals(cluster)).toList();
    }
}
