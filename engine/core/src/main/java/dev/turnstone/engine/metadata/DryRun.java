package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.Json;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Really makes throw-away copies on the target and removes them again, so that what it refuses is
/// known with its reason. A run that was killed leaves copies behind; the next one removes them.
final class DryRun {
    private static final Logger LOG = LoggerFactory.getLogger(DryRun.class);

    private final TargetApi api;
    private final MetadataJournal journal;
    private final InstantSource clock;
    private final String cluster;
    private final Map<String, String> components = new HashMap<>();
    private final Map<ObjectNode, DryOutcome> alike = new HashMap<>();
    private final List<MetadataObject> copies = new ArrayList<>();
    private int made;

    DryRun(TargetApi api, MetadataJournal journal, InstantSource clock, String cluster) {
        this.api = api;
        this.journal = journal;
        this.clock = clock;
        this.cluster = cluster;
    }

    /// By key. Objects that are alike in everything but their name are tried once.
    Map<String, DryOutcome> run(List<MetadataObject> objects) {
        DryNames names = DryNames.fresh(clock.instant());
        Map<String, DryOutcome> outcomes = new LinkedHashMap<>();
        new DryLeftovers(api, journal, clock, cluster).remove();
        note(JournalEvent.What.DRY_RUN_BEGAN, names);
        TemplateShade shade = TemplateShade.of(api, names);
        try (TemplateShade.Standing _ = shade.over(names.indices())) {
            objects.stream()
                    .filter(object -> DryCopy.isTried(object.kind()))
                    .sorted(Comparator.comparing(MetadataObject::kind))
                    .forEach(object -> outcomes.put(object.key(), attempt(object, names)));
            aliases(objects, names, outcomes);
        } finally {
            if (removeCopies() && shade.isClean()) {
                note(JournalEvent.What.DRY_RUN_ENDED, names);
            }
        }
        return outcomes;
    }

    private DryOutcome attempt(MetadataObject object, DryNames names) {
        if (object.kind() == Kind.INDEX) {
            MetadataObject copy = DryCopy.of(object, names.index(++made), components);
            DryOutcome known = alike.computeIfAbsent(copy.body(), _ -> tryOut(copy));
            return restored(object, known);
        }
        MetadataObject copy = DryCopy.of(object, names.name(++made), components);
        DryOutcome outcome = tryOut(copy);
        if (object.kind() == Kind.COMPONENT_TEMPLATE && outcome instanceof DryOutcome.Accepted) {
            components.put(object.name(), copy.name());
        }
        return restored(object, outcome);
    }

    private static DryOutcome restored(MetadataObject object, DryOutcome outcome) {
        return outcome instanceof DryOutcome.Accepted(MetadataObject held)
                ? new DryOutcome.Accepted(DryCopy.held(object, held))
                : outcome;
    }

    private DryOutcome tryOut(MetadataObject copy) {
        copies.add(copy);
        Optional<String> refused = api.create(copy);
        if (refused.isPresent()) {
            copies.remove(copy);
            return new DryOutcome.Refused(refused.get());
        }
        MetadataObject held = api.read(copy.kind(), copy.name()).orElse(copy);
        if (copy.kind() == Kind.INDEX) {
            api.remove(copy).ifPresentOrElse(_ -> {}, () -> copies.remove(copy));
        }
        return new DryOutcome.Accepted(held);
    }

    /// Aliases are tried on one plain index: what can be wrong with them is their filter. One that
    /// needs the fields of its index (nested, a join, a point) is tried again on a copy of that.
    private void aliases(
            List<MetadataObject> objects, DryNames names, Map<String, DryOutcome> outcomes) {
        List<MetadataObject> aliases =
                objects.stream().filter(it -> it.kind() == Kind.ALIAS).toList();
        if (aliases.isEmpty()) {
            return;
        }
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("settings").put("index.number_of_replicas", "0");
        MetadataObject index = new MetadataObject(Kind.INDEX, names.index(++made), body);
        copies.add(index);
        Optional<String> refused = api.create(index);
        Map<String, MetadataObject> indices =
                objects.stream()
                        .filter(it -> it.kind() == Kind.INDEX)
                        .collect(Collectors.toMap(MetadataObject::name, Function.identity()));
        Map<ObjectNode, DryOutcome> tried = new HashMap<>();
        Map<List<ObjectNode>, Optional<DryOutcome>> again = new HashMap<>();
        for (MetadataObject alias : aliases) {
            DryOutcome outcome =
                    refused.isPresent()
                            ? new DryOutcome.Refused(refused.get())
                            : tried.computeIfAbsent(alias.body(), _ -> alias(index, alias, names));
            Optional<DryOutcome> told = Optional.of(outcome);
            if (outcome instanceof DryOutcome.Refused && alias.body().has("filter")) {
                told = onItsOwn(alias, indices, names, again);
            }
            told.ifPresent(it -> outcomes.put(alias.key(), restored(alias, it)));
        }
    }

    /// Nothing where its index is not made now: then the index that is there decides.
    private Optional<DryOutcome> onItsOwn(
            MetadataObject alias,
            Map<String, MetadataObject> indices,
            DryNames names,
            Map<List<ObjectNode>, Optional<DryOutcome>> again) {
        MetadataObject own = indices.get(IndexAnswer.pair(alias)[0]);
        if (own == null) {
            return Optional.empty();
        }
        MetadataObject copy = DryCopy.of(own, names.index(++made), components);
        return again.computeIfAbsent(
                List.of(copy.body(), alias.body()),
                _ -> {
                    copies.add(copy);
                    if (api.create(copy).isPresent()) {
                        copies.remove(copy);
                        return Optional.empty();
                    }
                    DryOutcome outcome = alias(copy, alias, names);
                    api.remove(copy).ifPresentOrElse(_ -> {}, () -> copies.remove(copy));
                    return Optional.of(outcome);
                });
    }

    private DryOutcome alias(MetadataObject index, MetadataObject alias, DryNames names) {
        String name = index.name() + "/" + names.name(++made);
        MetadataObject copy = new MetadataObject(Kind.ALIAS, name, alias.body());
        Optional<String> refused = api.create(copy);
        return refused.isPresent()
                ? new DryOutcome.Refused(refused.get())
                : new DryOutcome.Accepted(api.read(Kind.ALIAS, name).orElse(copy));
    }

    /// In reverse, so that nothing is removed that something else is made of.
    private boolean removeCopies() {
        boolean clean = true;
        for (MetadataObject copy : copies.reversed()) {
            Optional<String> refused = api.remove(copy);
            if (refused.isPresent()) {
                clean = false;
                LOG.warn(
                        "The throw-away {} stays on the target: {}. The next dry run removes it.",
                        copy.key(),
                        refused.get());
            }
        }
        return clean;
    }

    private void note(JournalEvent.What what, DryNames names) {
        journal.append(new JournalEvent(what, cluster, names.run(), "", null, clock.instant()));
    }
}
