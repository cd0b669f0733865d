package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Context;
import dev.turnstone.engine.metadata.convert.Converted;
import dev.turnstone.engine.metadata.convert.Converter;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.engine.metadata.convert.Refusal;
import dev.turnstone.model.cluster.ClusterClient;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Selection selection = Selection.of(there, options.indices(), options.overrides()::names);
        Reading reading = new Reading(target);
        Converter converter =
                new Converter(
                        new Context(
                                there.version(),
                                TargetReader.traits(reading),
                                options.severalTypes(),
                                Policies.patterns(there),
                                there.components(),
                                there.onlyTypes()));
        ClusterMetadata onTarget = LiveMetadata.read(reading);
        Set<Kind> unknown = Unread.kinds(onTarget.unread());
        List<PlannedObject> objects =
                Aliases.forSplit(
                                selection.chosen().stream()
                                        .flatMap(object -> converter.convert(object).stream())
                                        .toList())
                        .stream()
                        .map(converted -> planned(converted, options.overrides()))
                        .map(object -> knowingTheTarget(object, unknown))
                        .sorted(Comparator.comparing(PlannedObject::kind))
                        .toList();
        TargetApi api = new TargetApi(target);
        String id = api.id();
        List<PlannedObject> decided = decided(objects, options, onTarget, api, id);
        List<Unread> unread = new ArrayList<>(there.unread());
        // What the target hides shows in what is refused.
        reading.unread().stream().filter(each -> !each.hidesObjects()).forEach(unread::add);
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

    private static PlannedObject knowingTheTarget(PlannedObject object, Set<Kind> unknown) {
        return object.action() == Action.CREATE && unknown.contains(object.kind())
                ? object.refusing(
                        List.of(
                                new Refusal(
                                        "TS-192",
                                        "",
                                        "The target does not let us read what it has of this kind, so"
                                                + " that something could be written over.",
                                        "Give the user of the target the right to read it, then plan"
                                                + " again; or skip the object.")))
                : object;
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
