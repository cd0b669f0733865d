package dev.turnstone.engine.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a journal says about one target now.
record JournalView(List<JournalEvent> standing, Set<String> found, Set<String> dryRuns) {

    /// `standing` holds for each object not yet taken back the last that is known of it, in the
    /// order of creation; `found` what was there already; `dryRuns` those that never ended.
    static JournalView of(MetadataJournal journal, String cluster) {
        Map<String, JournalEvent> standing = new LinkedHashMap<>();
        Set<String> found = new LinkedHashSet<>();
        Set<String> dryRuns = new LinkedHashSet<>();
        for (JournalEvent event : journal.events(cluster)) {
            switch (event.what()) {
                case INTENDED, CREATED -> standing.put(event.key(), event);
                case FOUND -> found.add(event.key());
                case REMOVED -> standing.remove(event.key());
                case DRY_RUN_BEGAN -> dryRuns.add(event.key());
                case DRY_RUN_ENDED -> dryRuns.remove(event.key());
            }
        }
        return new JournalView(new ArrayList<>(standing.values()), found, dryRuns);
    }

    boolean made(String key) {
        return standing.stream().anyMatch(event -> event.key().equals(key));
    }

    boolean needs(String key) {
        return found.contains(key) || made(key);
    }
}
