package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.MetadataObject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Throw-away copies that a killed run left on the target: ours by the journal, anybody's after an
/// hour.
record DryLeftovers(TargetApi api, MetadataJournal journal, InstantSource clock, String cluster) {
    private static final Logger LOG = LoggerFactory.getLogger(DryLeftovers.class);

    void remove() {
        Set<String> ours = JournalView.of(journal, cluster).dryRuns();
        List<MetadataObject> left =
                new LiveMetadata(api.cluster())
                        .read().objects().stream()
                                .filter(object -> isLeftover(object.name(), ours))
                                .toList();
        boolean clean = true;
        for (MetadataObject object : left.reversed()) {
            LOG.info("Removing {}, left by a dry run that was cut off.", object.key());
            clean &= api.remove(object).isEmpty();
        }
        if (clean) {
            ours.forEach(this::ended);
        }
    }

    private boolean isLeftover(String name, Set<String> ours) {
        String run = DryNames.runOf(name.split("/", 2)[0]);
        return !run.isEmpty() && (ours.contains(run) || DryNames.isOld(run, clock.instant()));
    }

    private void ended(String run) {
        journal.append(
                new JournalEvent(
                        JournalEvent.What.DRY_RUN_ENDED, cluster, run, "", null, clock.instant()));
    }
}
