package dev.turnstone.engine.step;

import dev.turnstone.engine.metadata.FileJournal;
import dev.turnstone.engine.metadata.LiveMetadata;
import dev.turnstone.engine.metadata.MetadataJournal;
import dev.turnstone.engine.metadata.MetadataPlan;
import dev.turnstone.engine.metadata.MetadataPlanner;
import dev.turnstone.engine.metadata.Overrides;
import dev.turnstone.engine.metadata.PlanOptions;
import dev.turnstone.engine.metadata.RunJournal;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.spec.MetadataChoice;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.StepContext;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.TurnstoneException;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;

/// Plans what a step's group needs on its target.
final class MetadataPlans {
    private final Path home;
    private final RunMarks marks;

    MetadataPlans(Path home, RunMarks marks) {
        this.home = home;
        this.marks = marks;
    }

    /// Tried on the target, and removed there again.
    MetadataPlan tried(Inputs inputs) {
        return plan(inputs, true);
    }

    /// The target is only read.
    MetadataPlan drafted(Inputs inputs) {
        return plan(inputs, false);
    }

    private MetadataPlan plan(Inputs inputs, boolean tryIt) {
        MetadataChoice choice = inputs.migration().metadata();
        Overrides edits = choice.edits().map(MetadataPlans::edits).orElse(Overrides.NONE);
        PlanOptions options =
                new PlanOptions(
                        IndexPatterns.of(inputs.indices()),
                        choice.types(),
                        choice.consent() || !inputs.context().agreedTo().isEmpty()
                                ? edits.consentingToAll()
                                : edits,
                        tryIt);
        return new MetadataPlanner(
                        new LiveMetadata(inputs.source()),
                        inputs.target(),
                        journal(inputs),
                        InstantSource.system())
                .plan(options);
    }

    /// What this step made in this run, or in the one whose result it took over.
    MetadataJournal journal(Inputs inputs) {
        StepContext context = inputs.context();
        return toTakeBack(context.snapshot(), inputs.step().id(), context.adoptedFrom());
    }

    /// What an undo of a step would take back in this run.
    RunJournal toTakeBack(RunSnapshot run, String step, String adoptedFrom) {
        return new RunJournal(file(step), marks.mark(run.run()), marks.ours(run, adoptedFrom));
    }

    /// What another step of this run made or found, in this run or in the one whose result it took
    /// over.
    RunJournal journal(RunSnapshot run, Step step) {
        String adopted = run.step(step.id()).adoptedFrom();
        String now = marks.mark(run.run());
        String maker = adopted.isEmpty() ? now : marks.mark(adopted);
        return new RunJournal(file(step.id()), maker, new HashSet<>(List.of(now, maker)));
    }

    /// One journal for each step, so that each takes back its own.
    private FileJournal file(String step) {
        return new FileJournal(
                home.resolve("journals")
                        .resolve(URLEncoder.encode(step, StandardCharsets.UTF_8) + ".journal"));
    }

    private static Overrides edits(String file) {
        try {
            return Overrides.fromJson(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The edits " + file + " cannot be read.",
                    "Check the path and that you may read it.",
                    e);
        }
    }
}
