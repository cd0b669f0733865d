package dev.turnstone.app.cli;

import dev.turnstone.documents.snapshot.SnapshotCatalog;
import dev.turnstone.documents.snapshot.SnapshotRepository;
import dev.turnstone.engine.metadata.FileJournal;
import dev.turnstone.engine.metadata.LiveMetadata;
import dev.turnstone.engine.metadata.MetadataPlan;
import dev.turnstone.engine.metadata.MetadataPlanner;
import dev.turnstone.engine.metadata.MetadataSource;
import dev.turnstone.engine.metadata.Overrides;
import dev.turnstone.engine.metadata.PlanOptions;
import dev.turnstone.engine.metadata.SnapshotMetadata;
import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.cluster.ClusterClient;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.InstantSource;

/// What planning metadata takes, for `plan` and for `apply`.
final class MetadataPlanning {
    @Mixin private SourceOptions source;
    @Mixin private Indices indices;

    @Option(names = "--snapshot", paramLabel = "DIR")
    private @Nullable Path snapshot;

    @Option(names = "--snapshot-name", paramLabel = "NAME")
    private @Nullable String snapshotName;

    @Option(names = "--types", paramLabel = "HOW")
    private SeveralTypes types = SeveralTypes.ASK;

    @Option(names = "--edits", paramLabel = "FILE")
    private @Nullable Path edits;

    @Option(names = "--consent")
    private boolean consent;

    MetadataPlan plan(Console console, ClusterClient target, Path home) {
        if (source.isGiven() == (snapshot != null)) {
            throw new WrongUsage(console.texts().text("metadata.oneOrigin"));
        }
        if (snapshot != null) {
            SnapshotCatalog catalog = SnapshotCatalog.open(SnapshotRepository.folder(snapshot));
            return plan(
                    SnapshotMetadata.of(
                            snapshotName == null
                                    ? catalog.newest()
                                    : catalog.snapshot(snapshotName)),
                    target,
                    home);
        }
        try (ClusterClient from = source.open(console)) {
            return plan(new LiveMetadata(from), target, home);
        }
    }

    static FileJournal journal(Path home) {
        return new FileJournal(home.resolve("metadata.journal"));
    }

    private MetadataPlan plan(MetadataSource from, ClusterClient target, Path home) {
        PlanOptions options =
                new PlanOptions(IndexPatterns.of(indices.patterns()), types, overrides(), true);
        return new MetadataPlanner(from, target, journal(home), InstantSource.system())
                .plan(options);
    }

    private Overrides overrides() {
        Overrides chosen =
                edits == null ? Overrides.NONE : Overrides.fromJson(GivenFile.read("edits", edits));
        return consent ? chosen.consentingToAll() : chosen;
    }
}
