package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Context;
import dev.turnstone.engine.metadata.convert.Converted;
import dev.turnstone.engine.metadata.convert.Converter;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.engine.metadata.convert.Refusal;
import dev.turnstone.model.cluster.ClusterClient;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes the plan: reads the source, converts, tries everything on the target, and compares with
/// what is there. Leaves the target as it was.
public final class MetadataPlanner {
    private final MetadataSource source;
    private final ClusterClient target;
    private final MetadataJournal journal;
    private final InstantSource clock;

    public MetadataPlanner(
            MetadataSource source,
            ClusterClient target,
            MetadataJournal journal,
            InstantSource clock) {
        this.source = source;
        this.target = target;
        this.journal = journal;
        this.clock = clock;
    }

    public MetadataPlan plan(PlanOptions options) {
        ClusterMetadata there = source.read();
        Selection selection = Selection.of(there, options.indices());
        Reading reading = new Reading(target);
        Converter converter =
                new Converter(
                        new Context(
                                there.version(),
                                TargetReader.traits(reading),
                                options.severalTypes(),
                                Policies.patterns(there)));
        ClusterMetadata onTarget = LiveMetadata.read(reading);
        List<PlannedObject> objects =
                Aliases.forSplit(
                                selection.chosen().stream()
                                        .flatMap(object -> converter.convert(object).stream())
                                        .toList())
                        .stream()
                        .map(converted -> planned(converted, options.overrides()))
                        .sorted(Comparator.comparing(PlannedObject::kind))
                        .toList();
        TargetApi api = new TargetApi(target);
        String id = api.id();
        List<PlannedObject> decided = decided(objects, options, onTarget, api, id);
        List<Unread> unread = new ArrayList<>(there.unread());
        unread.addAll(reading.unread());
        return new MetadataPlan(
                there.version().toString(),
                target.version().toString(),
                id,
                clock.instant(),
                decided,
                MetadataPlan.refused(decided),
                selection.leftOut(),
                unread);
    }

    private List<PlannedObject> decided(
            List<PlannedObject> objects,
            PlanOptions options,
            ClusterMetadata onTarget,
            TargetApi api,
            String id) {
        List<MetadataObject> tried =
                objects.stream()
                        .filter(object -> object.action() == Action.CREATE)
                        .map(PlannedObject::object)
                        .toList();
        Map<String, DryOutcome> outcomes =
                options.dryRun() && !tried.isEmpty()
                        ? new DryRun(api, journal, clock, id).run(tried)
                        : Map.of();
        Map<String, MetadataObject> existing =
                onTarget.objects().stream()
                        .collect(Collectors.toMap(MetadataObject::key, Function.identity()));
        List<PlannedObject> judged =
                objects.stream().map(object -> Verdicts.on(object, outcomes, existing)).toList();
        return Dependencies.settled(judged, existing);
    }

    private static PlannedObject planned(Converted converted, Overrides overrides) {
        MetadataObject object = converted.object();
        Overrides.Edit edit = overrides.of(object.key());
        List<Refusal> refusals = edit.changesBody() ? List.of() : converted.refusals();
        PlannedObject planned =
                new PlannedObject(
                        object.kind(),
                        object.name(),
                        converted.source().name(),
                        Action.CREATE,
                        "",
                        converted.source().body(),
                        edit.edited(object.body()),
                        converted.changes(),
                        converted.losses(),
                        refusals,
                        List.of(),
                        edit.changesBody(),
                        edit.consent() || overrides.consentToAll());
        if (edit.skip()) {
            return planned.with(Action.SKIP, "the plan was edited so");
        }
        return refusals.isEmpty() ? planned : planned.refusing(refusals);
    }
}
