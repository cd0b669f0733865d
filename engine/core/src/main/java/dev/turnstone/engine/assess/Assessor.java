package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.Reading;
import dev.turnstone.engine.metadata.Selection;
import dev.turnstone.engine.metadata.TargetReader;
import dev.turnstone.engine.metadata.convert.Context;
import dev.turnstone.engine.metadata.convert.Converter;
import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.engine.metadata.convert.TargetTraits;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.cluster.ClusterClient;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads both clusters, changes neither, and tells what it found.
public final class Assessor {
    private final ClusterClient source;
    private final ClusterClient target;
    private final InstantSource clock;

    public Assessor(ClusterClient source, ClusterClient target, InstantSource clock) {
        this.source = source;
        this.target = target;
        this.clock = clock;
    }

    public Assessment assess(IndexPatterns indices, SeveralTypes severalTypes) {
        return assess(indices, severalTypes, Set.of());
    }

    /// `ours` are indices of the target that we ourselves write to meanwhile.
    public Assessment assess(IndexPatterns indices, SeveralTypes severalTypes, Set<String> ours) {
        Facts facts = facts(indices, severalTypes, ours);
        List<Finding> findings =
                Checks.ALL.stream()
                        .flatMap(check -> check.check(facts).stream())
                        .sorted(
                                Comparator.comparing(Finding::severity)
                                        .thenComparing(Finding::code))
                        .toList();
        return new Assessment(
                label("source", source), label("target", target), clock.instant(), findings);
    }

    private Facts facts(IndexPatterns indices, SeveralTypes severalTypes, Set<String> ours) {
        Reading onTarget = new Reading(target);
        TargetWrites writes = TargetWrites.now(onTarget);
        ClusterFacts sourceFacts = new FactsReader(new Reading(source), clock).read("source");
        TargetTraits traits = TargetReader.traits(onTarget);
        ClusterFacts targetFacts = new FactsReader(onTarget, clock).read("target");
        Selection selection = Selection.of(sourceFacts.metadata(), indices);
        Converter converter =
                new Converter(
                        new Context(
                                source.version(),
                                traits,
                                severalTypes,
                                Map.of(),
                                sourceFacts.metadata().components(),
                                sourceFacts.metadata().onlyTypes()));
        return new Facts(
                sourceFacts,
                targetFacts,
                traits,
                selection,
                selection.chosen().stream()
                        .flatMap(object -> converter.convert(object).stream())
                        .toList(),
                writes.since(onTarget).stream().filter(index -> !ours.contains(index)).toList());
    }

    private static String label(String side, ClusterClient cluster) {
        return side + " " + cluster.endpoint().uri() + " (" + cluster.version() + ")";
    }
}
