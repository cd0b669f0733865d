package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.ApplyReport.Outcome;
import dev.turnstone.engine.metadata.ApplyReport.Result;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes what a plan says, and only what is missing. Each object is written to the journal before
/// the target is asked, so that a crash at any point can be taken back.
public final class MetadataApply {
    private static final String UNKNOWN =
            "The target does not let us read what it has of this kind: nothing was written over.";

    private static final Set<Result> THERE = Set.of(Result.CREATED, Result.ALREADY_THERE);

    private final ClusterClient target;
    private final TargetApi api;
    private final MetadataJournal journal;
    private final InstantSource clock;

    public MetadataApply(ClusterClient target, MetadataJournal journal, InstantSource clock) {
        this.target = target;
        this.api = new TargetApi(target);
        this.journal = journal;
        this.clock = clock;
    }

    public ApplyReport apply(MetadataPlan plan) {
        if (!plan.targetId().equals(api.id())) {
            throw new TurnstoneException(
                    "The plan was made for another cluster than " + target.endpoint().uri() + ".",
                    "Nothing was made. Make a plan for this target.");
        }
        ClusterMetadata onTarget = new LiveMetadata(target).read();
        Set<String> there =
                onTarget.objects().stream().map(MetadataObject::key).collect(Collectors.toSet());
        Set<Kind> unknown = Unread.kinds(onTarget.unread());
        DryNames names = DryNames.fresh(clock.instant());
        TemplateShade shade = TemplateShade.of(api, names);
        boolean shaded =
                plan.objects().stream()
                        .anyMatch(it -> it.kind() == Kind.INDEX && shade.isNeeded(it.name()));
        if (shaded) {
            note(JournalEvent.What.DRY_RUN_BEGAN, plan, names);
        }
        List<Outcome> outcomes = new ArrayList<>();
        plan.objects().stream()
                .sorted(Comparator.comparing(PlannedObject::kind))
                .forEach(
                        object ->
                                outcomes.add(
                                        unknown.contains(object.kind())
                                                ? outcome(object, Result.REFUSED, UNKNOWN)
                                                : apply(object, plan.targetId(), there, shade)));
        if (shaded && shade.isClean()) {
            note(JournalEvent.What.DRY_RUN_ENDED, plan, names);
        }
        noteFound(outcomes, plan.targetId());
        return new ApplyReport(placed(outcomes), plan.hidden());
    }

    /// An index without a place would fail those who carry documents into it, later and without a
    /// reason.
    private List<Outcome> placed(List<Outcome> outcomes) {
        Set<String> there =
                outcomes.stream()
                        .filter(it -> it.kind() == Kind.INDEX && THERE.contains(it.result()))
                        .map(Outcome::name)
                        .collect(Collectors.toSet());
        Map<String, String> unplaced = new Placement(target).unplaced(there);
        return outcomes.stream()
                .map(
                        it ->
                                it.kind() == Kind.INDEX && unplaced.containsKey(it.name())
                                        ? new Outcome(
                                                it.kind(),
                                                it.name(),
                                                Result.NOT_PLACED,
                                                unplaced.get(it.name()))
                                        : it)
                .toList();
    }

    /// What is needed and was made by somebody else, who is not to take it back under us.
    private void noteFound(List<Outcome> outcomes, String cluster) {
        JournalView known = JournalView.of(journal, cluster);
        outcomes.stream()
                .filter(each -> each.result() == Result.ALREADY_THERE)
                .map(each -> each.kind().label() + "/" + each.name())
                .filter(key -> !known.needs(key))
                .forEach(
                        key ->
                                journal.append(
                                        new JournalEvent(
                                                JournalEvent.What.FOUND,
                                                cluster,
                                                key,
                                                "",
                                                null,
                                                clock.instant())));
    }

    /// What keeps templates away bears a throw-away name: after a kill it goes like what a dry run
    /// leaves.
    private void note(JournalEvent.What what, MetadataPlan plan, DryNames names) {
        journal.append(
                new JournalEvent(what, plan.targetId(), names.run(), "", null, clock.instant()));
    }

    private Outcome apply(
            PlannedObject object, String cluster, Set<String> there, TemplateShade shade) {
        return switch (object.action()) {
            case SKIP -> outcome(object, Result.SKIPPED, object.reason());
            case REFUSED -> outcome(object, Result.REFUSED, object.reason());
            case EXISTS_SAME -> outcome(object, Result.ALREADY_THERE, "");
            case EXISTS_DIFFERENT -> outcome(object, Result.DIFFERENT, object.reason());
            case CREATE -> {
                if (there.contains(object.key())) {
                    yield outcome(object, Result.ALREADY_THERE, "made since the plan");
                }
                yield object.needsConsent()
                        ? outcome(object, Result.NEEDS_CONSENT, "losses nobody agreed to")
                        : create(object, cluster, shade);
            }
        };
    }

    private Outcome create(PlannedObject object, String cluster, TemplateShade shade) {
        MetadataObject wanted = object.object();
        journal.append(
                new JournalEvent(
                        JournalEvent.What.INTENDED,
                        cluster,
                        wanted.key(),
                        "",
                        wanted.body(),
                        clock.instant()));
        Optional<String> refused =
                wanted.kind() == Kind.INDEX ? shade.create(wanted) : api.create(wanted);
        if (refused.isPresent() && api.read(wanted.kind(), wanted.name()).isPresent()) {
            // Perhaps made by a first attempt whose answer was lost: the undo finds out.
            return outcome(object, Result.ALREADY_THERE, "made at the same time");
        }
        if (refused.isPresent()) {
            note(JournalEvent.What.REMOVED, cluster, wanted, "");
            return outcome(object, Result.REFUSED, "The target refuses it: " + refused.get());
        }
        MetadataObject held = api.read(wanted.kind(), wanted.name()).orElse(wanted);
        note(JournalEvent.What.CREATED, cluster, held, identity(wanted));
        return outcome(object, Result.CREATED, "");
    }

    private String identity(MetadataObject object) {
        return object.kind() == Kind.INDEX ? uuid(target, object.name()) : "";
    }

    /// The index's uuid; empty where there is no such index.
    static String uuid(ClusterClient cluster, String index) {
        return cluster.find(
                        ClusterRequest.get(
                                "/" + TargetApi.encoded(index) + "/_settings?flat_settings=true"))
                .map(answer -> answer.path(index).path("settings").path("index.uuid").asString(""))
                .orElse("");
    }

    private void note(
            JournalEvent.What what, String cluster, MetadataObject object, String identity) {
        journal.append(
                new JournalEvent(
                        what, cluster, object.key(), identity, object.body(), clock.instant()));
    }

    private static Outcome outcome(PlannedObject object, Result result, String detail) {
        return new Outcome(object.kind(), object.name(), result, detail);
    }
}
