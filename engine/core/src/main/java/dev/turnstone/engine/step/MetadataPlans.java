package dev.turnstone.engine.step;

import dev.turnstone.engine.metadata.FileJournal;
import dev.turnstone.engine.metadata.LiveMetadata;
import dev.turnstone.engine.metadata.MetadataPlan;
import dev.turnstone.engine.metadata.MetadataPlanner;
import dev.turnstone.engine.metadata.Overrides;
import dev.turnstone.engine.metadata.PlanOptions;
import dev.turnstone.engine.spec.MetadataChoice;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.TurnstoneException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// Plans what a step's group needs on its target.
final class MetadataPlans {
    private final Path home;

    MetadataPlans(Path home) {
        this.home = home;
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

    /// One journal for each step, so that each takes back its own.
    FileJournal journal(Inputs inputs) {
        Path folder = home.resolve("journals");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The folder " + folder + " cannot be made: " + e.getMessage() + ".",
                    "Make room, or name another home.",
                    e);
        }
        return new FileJournal(
                folder.resolve(inputs.step().id().replaceAll("[^A-Za-z0-9._-]", "_") + ".journal"));
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
