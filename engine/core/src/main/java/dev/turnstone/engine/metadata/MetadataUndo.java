package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.UndoReport.Outcome;
import dev.turnstone.engine.metadata.UndoReport.Result;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterClient;

import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes back exactly what was made, last first. What somebody else made anew, changed or filled is
/// kept and told; what somebody else needs is left to them. Safe to run again.
public final class MetadataUndo {
    private final ClusterClient target;
    private final TargetApi api;
    private final MetadataJournal journal;
    private final InstantSource clock;

    public MetadataUndo(ClusterClient target, MetadataJournal journal, InstantSource clock) {
        this.target = target;
        this.api = new TargetApi(target);
        this.journal = journal;
        this.clock = clock;
    }

    public UndoReport undo(UndoOptions options) {
        String cluster = api.id();
        new DryLeftovers(api, journal, clock, cluster).remove();
        List<Outcome> outcomes = new ArrayList<>();
        for (JournalEvent event : JournalView.of(journal, cluster).standing().reversed()) {
            outcomes.add(undo(event, options));
        }
        return new UndoReport(outcomes);
    }

    private Outcome undo(JournalEvent made, UndoOptions options) {
        MetadataObject object = object(made);
        Optional<MetadataObject> there = api.read(object.kind(), object.name());
        if (there.isEmpty()) {
            forget(made);
            return new Outcome(made.key(), Result.GONE, "it is no longer there");
        }
        Optional<String> heir = options.heirs().takeOver(made);
        if (heir.isPresent()) {
            forget(made);
            return new Outcome(made.key(), Result.HANDED_OVER, heir.get() + " needs it");
        }
        Optional<String> why = whyKeep(made, object, there.get(), options);
        if (why.isEmpty()) {
            why = api.remove(object);
        }
        if (why.isPresent()) {
            return new Outcome(made.key(), Result.KEPT, why.get());
        }
        forget(made);
        return new Outcome(made.key(), Result.REMOVED, "");
    }

    private Optional<String> whyKeep(
            JournalEvent made, MetadataObject object, MetadataObject there, UndoOptions options) {
        if (object.kind() == Kind.INDEX) {
            return indexToKeep(made, object, there, options);
        }
        if (object.kind() == Kind.DATA_STREAM) {
            // Turnstone carries no documents into streams: whoever wrote was somebody else.
            return options.withDocuments() ? Optional.empty() : written(object);
        }
        if (options.changed()) {
            return Optional.empty();
        }
        List<String> differences = Differences.between(asHeld(made, object), there);
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of("it was changed since at " + String.join(", ", differences));
    }

    private Optional<String> indexToKeep(
            JournalEvent made, MetadataObject object, MetadataObject there, UndoOptions options) {
        String uuid = MetadataApply.uuid(target, object.name());
        boolean certain = made.what() == JournalEvent.What.CREATED;
        if (certain && !made.identity().equals(uuid)) {
            return Optional.of("it was made anew by somebody else");
        }
        if (!certain
                && !options.changed()
                && !Differences.between(asHeld(made, object), there).isEmpty()) {
            return Optional.of("it is not as we meant to make it, so it may be somebody else's");
        }
        if (options.withDocuments() || options.ours().accountsFor(object.name(), uuid)) {
            return Optional.empty();
        }
        return written(object);
    }

    private Optional<String> written(MetadataObject object) {
        return Writes.seen(target, object.name())
                ? Optional.of("it holds documents, and nobody can say that all of them are ours")
                : Optional.empty();
    }

    /// Killed between the journal and the target: what we meant is brought into the target's own
    /// form by a dry run.
    private MetadataObject asHeld(JournalEvent made, MetadataObject object) {
        if (made.what() == JournalEvent.What.CREATED || !DryCopy.isTried(object.kind())) {
            return object;
        }
        DryOutcome outcome =
                new DryRun(api, journal, clock, made.cluster())
                        .run(List.of(object))
                        .get(object.key());
        return outcome instanceof DryOutcome.Accepted(MetadataObject held) ? held : object;
    }

    private void forget(JournalEvent made) {
        journal.append(
                new JournalEvent(
                        JournalEvent.What.REMOVED,
                        made.cluster(),
                        made.key(),
                        made.identity(),
                        null,
                        clock.instant()));
    }

    private static MetadataObject object(JournalEvent event) {
        String[] parts = event.key().split("/", 2);
        Kind kind =
                Stream.of(Kind.values())
                        .filter(it -> it.label().equals(parts[0]))
                        .findFirst()
                        .orElseThrow();
        ObjectNode body = event.body();
        return new MetadataObject(
                kind, parts[1], body == null ? Json.MAPPER.createObjectNode() : body);
    }
}
