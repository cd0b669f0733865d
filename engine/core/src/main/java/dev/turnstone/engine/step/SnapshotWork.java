package dev.turnstone.engine.step;

import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.spec.SnapshotChoice;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterException;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Takes a snapshot of the group's indices on the source, in a repository on a disk that we read as
/// well. One that was under way when it was stopped or killed is gone on with.
final class SnapshotWork implements Work {
    private static final Duration BUSY = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 500;

    private final SnapshotNotes notes;
    private final RunMarks marks;

    SnapshotWork(Path home, RunMarks marks) {
        this.notes = new SnapshotNotes(home, marks);
        this.marks = marks;
    }

    @Override
    public Outcome run(Inputs inputs) throws InterruptedException {
        SourceSnapshots source = snapshots(inputs);
        source.register();
        String cluster = source.cluster();
        String repository = source.wish().repository();
        SnapshotNotes.Noted noted =
                notes.underWay(inputs, cluster, repository)
                        .orElseGet(() -> notes.intended(inputs, cluster, repository, name(inputs)));
        if (source.state(noted).isEmpty()) {
            try {
                source.take(noted);
            } catch (ClusterException.Refused e) {
                if (e.type().contains("concurrent_snapshot")) {
                    return new Outcome.NotYet("another snapshot is being taken", BUSY);
                }
                throw e;
            }
        }
        while (true) {
            String state = source.state(noted).orElse("");
            switch (state) {
                case "SUCCESS" -> {
                    return done(inputs, source, noted);
                }
                case "IN_PROGRESS", "STARTED", "INIT" -> {}
                default -> {
                    source.remove(noted);
                    return failed(SourceSnapshots.path(noted), state);
                }
            }
            if (inputs.context().isStopped()) {
                return Outcome.NotYet.stopped();
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /// The snapshot that was being taken may be finished by now.
    @Override
    public Outcome reconcile(Inputs inputs) {
        SourceSnapshots source = snapshots(inputs);
        Optional<SnapshotNotes.Noted> noted =
                notes.underWay(inputs, source.cluster(), source.wish().repository());
        return noted.isPresent() && source.state(noted.get()).filter("SUCCESS"::equals).isPresent()
                ? done(inputs, source, noted.get())
                : new Outcome.NotYet("the snapshot is not finished", Duration.ZERO);
    }

    @Override
    public Outcome undo(Inputs inputs) {
        remove(inputs, inputs.step(), inputs.context().adoptedFrom());
        return Work.nothing();
    }

    @Override
    public Outcome rehearse(Inputs inputs) {
        SnapshotChoice.Create wish = wish(inputs);
        inputs.context()
                .log(
                        "In earnest a snapshot would be taken into the repository "
                                + wish.repository()
                                + " at "
                                + wish.location());
        return Work.nothing();
    }

    /// Removes what a snapshot step took, in whatever attempt, and tells how many these were.
    int remove(Inputs inputs, Step step) {
        return remove(inputs, step, inputs.context().snapshot().step(step.id()).adoptedFrom());
    }

    private int remove(Inputs inputs, Step step, String adoptedFrom) {
        RunSnapshot run = inputs.context().snapshot();
        SourceSnapshots source = snapshots(inputs);
        return source.remove(notes.of(step.id(), source.cluster(), marks.ours(run, adoptedFrom)));
    }

    private SourceSnapshots snapshots(Inputs inputs) {
        return new SourceSnapshots(inputs.source(), wish(inputs), notes);
    }

    private static SnapshotChoice.Create wish(Inputs inputs) {
        if (inputs.migration().snapshot() instanceof SnapshotChoice.Create create) {
            return create;
        }
        throw new TurnstoneException(
                "The spec asks for no snapshot any more.", "Start a new run of the edited spec.");
    }

    /// Nobody else's, whatever home or run: what it is for is told by the notes alone. Small
    /// letters only.
    private static String name(Inputs inputs) {
        return ("turnstone-"
                        + inputs.context().run()
                        + "-"
                        + inputs.group()
                        + "-"
                        + UUID.randomUUID())
                .toLowerCase(Locale.ROOT);
    }

    private Outcome done(Inputs inputs, SourceSnapshots source, SnapshotNotes.Noted noted) {
        notes.finished(noted, inputs.context().attempt());
        ObjectNode result =
                Json.MAPPER
                        .createObjectNode()
                        .put("snapshot", noted.name())
                        .put("repository", noted.repository())
                        .put("folder", source.wish().here())
                        .put("repositoryMade", source.madeRepository());
        return new Outcome.Done(result);
    }

    private static Outcome failed(String path, String state) {
        return new Outcome.Failed(
                "The snapshot "
                        + path
                        + " ended "
                        + (state.isEmpty() ? "without a trace" : state)
                        + " and was removed; nothing of the source is lost.",
                "Look for the cause in the source's log (often a full or unwritable repository),"
                        + " then retry.");
    }
}
