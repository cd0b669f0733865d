package dev.turnstone.engine.step;

import dev.turnstone.engine.metadata.FileJournal;
import dev.turnstone.engine.metadata.JournalEvent;
import dev.turnstone.engine.metadata.JournalEvent.What;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which snapshots and repositories of a source are ours, written down before the source is asked:
/// after a kill the same is gone on with, and nothing is left behind. Any thread.
final class SnapshotNotes {
    private static final String REPOSITORY = "repository/";
    private static final String SNAPSHOT = "snapshot/";

    private final FileJournal journal;
    private final RunMarks marks;

    SnapshotNotes(Path home, RunMarks marks) {
        this.journal = new FileJournal(home.resolve("journals").resolve("snapshots"));
        this.marks = marks;
    }

    /// One snapshot that a step asked for, `indices` being those it was to hold; `finished` is the
    /// attempt that saw it finished, 0 where none did.
    record Noted(
            String cluster,
            String step,
            String run,
            String repository,
            String name,
            String indices,
            int finished) {
        Noted seenFinishedBy(int attempt) {
            return new Noted(cluster, step, run, repository, name, indices, attempt);
        }

        private String key() {
            return SNAPSHOT + repository + "/" + name;
        }
    }

    /// A snapshot that is about to be asked for.
    Noted intended(Inputs inputs, String cluster, String repository, String name) {
        Noted noted =
                new Noted(
                        cluster,
                        inputs.step().id(),
                        marks.mark(inputs.context().run()),
                        repository,
                        name,
                        inputs.indices(),
                        0);
        write(What.INTENDED, noted);
        return noted;
    }

    void finished(Noted noted, int attempt) {
        write(What.CREATED, noted.seenFinishedBy(attempt));
    }

    void removed(Noted noted) {
        write(What.REMOVED, noted);
    }

    /// What this run's step has under way: asked for in an earlier attempt or by this one, and not
    /// seen finished before it.
    Optional<Noted> underWay(Inputs inputs, String cluster, String repository) {
        String run = marks.mark(inputs.context().run());
        int attempt = inputs.context().attempt();
        return of(inputs.step().id(), cluster, Set.of(run)).stream()
                .filter(noted -> noted.repository().equals(repository))
                .filter(noted -> noted.indices().equals(inputs.indices()))
                .filter(noted -> noted.finished() == 0 || noted.finished() == attempt)
                .reduce((_, newer) -> newer);
    }

    /// Everything that the runs of `ours` took for this step and that is not removed yet.
    List<Noted> of(String step, String cluster, Set<String> ours) {
        return standing(cluster).values().stream()
                .filter(event -> event.key().startsWith(SNAPSHOT))
                .filter(event -> event.identity().equals(step) && ours.contains(event.run()))
                .map(SnapshotNotes::noted)
                .toList();
    }

    void repositoryIntended(String cluster, String repository) {
        write(What.INTENDED, cluster, repository);
    }

    void repositoryRemoved(String cluster, String repository) {
        write(What.REMOVED, cluster, repository);
    }

    boolean madeRepository(String cluster, String repository) {
        return standing(cluster).containsKey(REPOSITORY + repository);
    }

    private Map<String, JournalEvent> standing(String cluster) {
        Map<String, JournalEvent> standing = new LinkedHashMap<>();
        for (JournalEvent event : journal.events(cluster)) {
            if (event.what() == What.REMOVED) {
                standing.remove(event.key());
            } else {
                standing.put(event.key(), event);
            }
        }
        return standing;
    }

    private void write(What what, Noted noted) {
        journal.append(
                new JournalEvent(
                        what,
                        noted.cluster(),
                        noted.key(),
                        noted.step(),
                        Json.MAPPER
                                .createObjectNode()
                                .put("indices", noted.indices())
                                .put("finished", noted.finished()),
                        Instant.now(),
                        noted.run()));
    }

    private void write(What what, String cluster, String repository) {
        journal.append(
                new JournalEvent(what, cluster, REPOSITORY + repository, "", null, Instant.now()));
    }

    private static Noted noted(JournalEvent event) {
        String[] parts = event.key().split("/", 3);
        JsonNode body = Json.MAPPER.valueToTree(event.body());
        return new Noted(
                event.cluster(),
                event.identity(),
                event.run(),
                parts[1],
                parts[2],
                body.path("indices").asString(""),
                body.path("finished").asInt(0));
    }
}
