package dev.turnstone.engine.step;

import dev.turnstone.engine.operation.BackfillOperation;
import dev.turnstone.engine.operation.BackfillOrder;
import dev.turnstone.engine.operation.BackfillPreview;
import dev.turnstone.engine.operation.BackfillResult;
import dev.turnstone.engine.operation.Origin;
import dev.turnstone.engine.spec.SnapshotChoice;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.Progress;
import dev.turnstone.model.Json;
import dev.turnstone.replay.backfill.BackfillProgress;
import dev.turnstone.replay.backfill.PartProgress;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// Carries the documents of one group to one target; stopped or killed, it goes on where it was.
final class BackfillWork implements Work {
    private final Desks desks;

    BackfillWork(Desks desks) {
        this.desks = desks;
    }

    @Override
    public Outcome run(Inputs inputs) {
        if (inputs.indexList().isEmpty()) {
            return Work.nothing();
        }
        try (Desks.Lease lease = desks.lease(inputs.target());
                BackfillOperation backfill =
                        BackfillOperation.start(
                                order(inputs, OptionalLong.empty()), lease.desk())) {
            inputs.context().measuring(() -> progress(backfill.progress()));
            inputs.context().detailing(() -> BackfillLive.of(backfill.progress()));
            inputs.context().whenStopped(backfill::cancel);
            return judged(inputs, backfill.await());
        }
    }

    /// Looks at every index; where there is a transform, the first documents of each go through it.
    @Override
    public Outcome rehearse(Inputs inputs) {
        BackfillPreview preview =
                BackfillPreview.of(order(inputs, inputs.rehearsal()), inputs.target());
        if (preview.refused() > 0) {
            return new Outcome.Failed(
                    "The transform refuses "
                            + preview.refused()
                            + " of the first "
                            + preview.tried()
                            + " documents, such as "
                            + preview.samples().getFirst()
                            + ".",
                    "Correct the transform in the spec.");
        }
        return Work.done(preview);
    }

    private static Progress progress(BackfillProgress now) {
        long total = 0;
        for (PartProgress part : now.parts()) {
            long documents = part.part().estimate().documents();
            if (documents < 0) {
                total = Progress.UNKNOWN;
                break;
            }
            total += documents;
        }
        long read = now.total().read();
        double rate = now.rate().docsPerSecond();
        return new Progress(
                read + " documents, " + Math.round(rate) + "/s", read, total, "documents", rate);
    }

    private static Outcome judged(Inputs inputs, BackfillResult result) {
        result.remarks().forEach(inputs.context()::log);
        if (!result.unfinished().isEmpty()) {
            return new Outcome.Failed(
                    "Some parts could not be read to their end: "
                            + result.unfinished()
                            + ". What is on the target is right.",
                    "Mend what it names, then retry: it goes on where it stopped.");
        }
        if (!result.finished()) {
            return Outcome.NotYet.stopped();
        }
        if (!result.missed().isEmpty()) {
            return new Outcome.Failed(
                    "Documents were left behind, for each reason so many: "
                            + result.missed()
                            + ". What is on the target is right.",
                    "Leave their indices out of the group, or mend them on the source and retry.");
        }
        if (result.allRefused()) {
            return new Outcome.Failed(
                    "The target refused all " + result.failed() + " documents.",
                    "See \"turnstone failed list\", mend what it names, then retry.");
        }
        if (result.failed() + result.suspect() > 0) {
            inputs.context()
                    .log(
                            "The target refused "
                                    + result.failed()
                                    + " documents and holds "
                                    + result.suspect()
                                    + " in a state that nobody can explain: \"turnstone failed"
                                    + " list\" names them; the proof says what is missing.");
        }
        return Work.done(result);
    }

    private static BackfillOrder order(Inputs inputs, OptionalLong sample) {
        return new BackfillOrder(
                origin(inputs),
                inputs.indices(),
                sample,
                inputs.transform(),
                inputs.migration().group(inputs.group()).backfill().readers(),
                false);
    }

    private static Origin origin(Inputs inputs) {
        return switch (inputs.migration().snapshot()) {
            case SnapshotChoice.None() -> new Origin.Live(inputs.source());
            case SnapshotChoice.Existing(String folder, Optional<String> name) ->
                    new Origin.Snapshot(Path.of(folder), name);
            case SnapshotChoice.Create create -> created(inputs, create);
        };
    }

    /// A rehearsal takes no snapshot: it reads the live source.
    private static Origin created(Inputs inputs, SnapshotChoice.Create create) {
        String step = inputs.sibling("snapshot", inputs.step().input("source"));
        JsonNode made =
                inputs.rehearsal().isPresent()
                        ? Json.MAPPER.createObjectNode()
                        : inputs.context().result(step);
        String name = made.path("snapshot").asString("");
        return name.isEmpty()
                ? new Origin.Live(inputs.source())
                : new Origin.Snapshot(Path.of(create.here()), Optional.of(name));
    }
}
