package dev.turnstone.engine.metadata;

import java.util.List;
import java.util.Set;

/// A journal as one run may use it: what earlier runs made is not told, so that no undo takes it
/// back. Throw-away copies are everybody's.
///
/// `mark` is the run that writes; `ours` are the runs whose work it may take back.
public record RunJournal(MetadataJournal all, String mark, Set<String> ours)
        implements MetadataJournal {
    public RunJournal {
        ours = Set.copyOf(ours);
    }

    @Override
    public void append(JournalEvent event) {
        all.append(event.by(mark));
    }

    @Override
    public List<JournalEvent> events(String cluster) {
        return all.events(cluster).stream()
                .filter(event -> isOfADryRun(event) || ours.contains(event.run()))
                .toList();
    }

    @Override
    public Set<String> clusters() {
        return all.clusters();
    }

    /// What an undo of these runs would take back, such as `index/orders`, last first.
    public List<String> standing() {
        return clusters().stream()
                .flatMap(it -> JournalView.of(this, it).standing().reversed().stream())
                .map(JournalEvent::key)
                .toList();
    }

    /// Whether what it tells of was made or found by these runs, and is needed.
    public boolean needs(String cluster, String key) {
        return JournalView.of(this, cluster).needs(key);
    }

    private static boolean isOfADryRun(JournalEvent event) {
        return switch (event.what()) {
            case DRY_RUN_BEGAN, DRY_RUN_ENDED -> true;
            case INTENDED, CREATED, FOUND, REMOVED -> false;
        };
    }
}
