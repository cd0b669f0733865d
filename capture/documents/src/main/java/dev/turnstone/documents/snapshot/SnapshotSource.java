package dev.turnstone.documents.snapshot;

import dev.turnstone.documents.DocumentSource;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.documents.SourceFlaw;
import dev.turnstone.documents.snapshot.SnapshotException.Reason;
import dev.turnstone.lucene.Wanted;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The documents of a snapshot; each shard is a part. Thread-safe; each reader belongs to one
/// thread.
public final class SnapshotSource implements DocumentSource {
    /// From this version on, ids are unique within an index.
    private static final long FIRST_WITHOUT_TYPES = 6_00_00_00;

    private final Snapshot snapshot;
    private final SnapshotOptions options;
    private final List<MissingShard> missing;
    private final List<Part> parts;
    private final Map<String, SnapshotIndex> indices = new ConcurrentHashMap<>();

    private SnapshotSource(Snapshot snapshot, SnapshotOptions options) {
        this.snapshot = snapshot;
        this.options = options;
        this.missing =
                snapshot.missingShards().stream()
                        .filter(shard -> options.indices().test(shard.index()))
                        .toList();
        this.parts = snapshot.indices(options.indices()).stream().flatMap(this::shards).toList();
    }

    /// Refuses a snapshot that lacks shards of the chosen indices, unless the options allow it.
    public static SnapshotSource open(Snapshot snapshot, SnapshotOptions options) {
        requireFinished(snapshot.summary());
        var source = new SnapshotSource(snapshot, options);
        if (!source.missing.isEmpty() && !options.allowPartial()) {
            throw source.partial();
        }
        return source;
    }

    /// Refuses an index whose documents the snapshot does not hold as they were written, as a scan
    /// of the live index does.
    public void requireWhole() {
        snapshot.indices(options.indices()).stream()
                .map(name -> flaw(index(name)))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(
                        refusal -> {
                            throw refusal;
                        });
    }

    private static Optional<TurnstoneException> flaw(SnapshotIndex index) {
        JsonNode settings = index.metadata().path("settings");
        String flaw =
                SourceFlaw.ofSettings(
                        setting(settings, "derived_source.enabled"),
                        setting(settings, "mapping.source.mode"));
        for (var mapping : index.metadata().path("mappings").properties()) {
            flaw = flaw.isEmpty() ? SourceFlaw.of(mapping.getValue()) : flaw;
        }
        return SourceFlaw.refusal(
                index.name(), flaw, severalTypes(index) ? types(index) : List.of());
    }

    /// Settings are written flat, or as objects.
    private static String setting(JsonNode settings, String name) {
        JsonNode flat = settings.path("index." + name);
        JsonNode found =
                flat.isMissingNode() ? settings.at("/index/" + name.replace('.', '/')) : flat;
        return found.asString("");
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    /// Shards that the snapshot does not hold; empty for a complete one.
    public List<MissingShard> missing() {
        return missing;
    }

    @Override
    public PartReader open(Part part, Position from) {
        SnapshotIndex index = index(part.index());
        OpenShard shard = openShard(part);
        try {
            ShardPosition position = ShardPosition.of(from, uuid(), shard.segments());
            return new ShardReader(
                    new SegmentWalk(snapshot.blobs(), shard, Wanted.LIVE, position),
                    new DocumentJudge(
                            part.index(),
                            part.shard(),
                            options.epochs().applyAsInt(part.index()),
                            severalTypes(index)),
                    options,
                    uuid(),
                    shard.segments());
        } catch (RuntimeException e) {
            shard.close();
            throw e;
        }
    }

    /// Deletes, no-ops and overwritten copies that the shard's soft deletes still keep.
    public Tombstones tombstones(Part part) {
        return new Tombstones(
                new SegmentWalk(
                        snapshot.blobs(), openShard(part), Wanted.DEAD, new ShardPosition(0, 0)));
    }

    /// What the server wrote into the shard's commit: history, checkpoints, highest number.
    public Map<String, String> commitData(Part part) {
        try (OpenShard shard = openShard(part)) {
            return shard.userData();
        }
    }

    @Override
    public void close() {
        // Each reader closes what it opened.
    }

    private Stream<Part> shards(String name) {
        return IntStream.range(0, index(name).shards())
                .filter(shard -> !isMissing(name, shard))
                .mapToObj(shard -> part(name, shard));
    }

    private Part part(String index, int shard) {
        return new Part(index + "/" + shard, index, shard, estimate(index, shard));
    }

    /// A shard that cannot be opened is told when it is read; the others are not held up by it.
    private Part.Estimate estimate(String index, int number) {
        try {
            SnapshotShard files = snapshot.shard(index, number);
            try (OpenShard shard = OpenShard.open(snapshot.blobs(), files)) {
                return new Part.Estimate(shard.documents(), files.bytes());
            }
        } catch (SnapshotException _) {
            return Part.Estimate.UNKNOWN;
        }
    }

    private OpenShard openShard(Part part) {
        return OpenShard.open(snapshot.blobs(), snapshot.shard(part.index(), part.shard()));
    }

    private SnapshotIndex index(String name) {
        return indices.computeIfAbsent(name, snapshot::index);
    }

    private boolean isMissing(String index, int number) {
        return missing.stream()
                .anyMatch(shard -> shard.shard() == number && shard.index().equals(index));
    }

    private static boolean severalTypes(SnapshotIndex index) {
        return index.created() >= 0
                && index.created() < FIRST_WITHOUT_TYPES
                && types(index).size() > 1;
    }

    private static List<String> types(SnapshotIndex index) {
        return index.metadata().path("mappings").properties().stream()
                .map(Map.Entry::getKey)
                .filter(type -> !type.equals("_default_"))
                .toList();
    }

    private String uuid() {
        return snapshot.summary().uuid();
    }

    private static void requireFinished(SnapshotSummary summary) {
        switch (summary.state()) {
            case IN_PROGRESS, FAILED, INCOMPATIBLE ->
                    throw new SnapshotException(
                            Reason.PARTIAL,
                            "The snapshot "
                                    + summary.name()
                                    + " is "
                                    + summary.state()
                                    + ". Nothing was read.",
                            "Choose a snapshot that ended with SUCCESS, or take a new one.");
            case SUCCESS, PARTIAL, UNKNOWN -> {}
        }
    }

    private SnapshotException partial() {
        MissingShard first = missing.getFirst();
        return new SnapshotException(
                Reason.PARTIAL,
                "The snapshot "
                        + snapshot.summary().name()
                        + " lacks "
                        + missing.size()
                        + " shards, among them shard "
                        + first.shard()
                        + " of "
                        + first.index()
                        + " ("
                        + first.reason()
                        + "). Nothing was read; the other "
                        + parts.size()
                        + " shards are readable.",
                "Take a new snapshot when all shards are assigned, or consent to a partial one and"
                        + " fetch the missing shards by scroll afterwards.");
    }
}
