package dev.turnstone.engine.plan;

import dev.turnstone.engine.spec.Approval;
import dev.turnstone.engine.spec.Canonical;
import dev.turnstone.engine.spec.Capture;
import dev.turnstone.engine.spec.Cluster;
import dev.turnstone.engine.spec.Group;
import dev.turnstone.engine.spec.Migration;
import dev.turnstone.engine.spec.SnapshotChoice;
import dev.turnstone.engine.spec.Spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The steps of one migration: for each group and target its own line, and what ends them.
final class MigrationSteps {
    private final Spec spec;
    private final String name;
    private final Migration migration;
    private final Map<String, List<String>> groups;
    private final List<String> before;
    private final boolean rehearsal;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> last = new ArrayList<>();
    private final Texts texts = new Texts();

    /// Most steps share what they depend on: each is put into words once.
    private static final class Texts {
        private final Map<Object, String> known = new HashMap<>();

        String of(Object part) {
            return known.computeIfAbsent(part, Canonical::of);
        }
    }

    MigrationSteps(
            Spec spec,
            String name,
            Migration migration,
            Map<String, List<String>> groups,
            List<String> before,
            boolean rehearsal) {
        this.spec = spec;
        this.name = name;
        this.migration = migration;
        this.groups = groups;
        this.before = before;
        this.rehearsal = rehearsal;
    }

    List<Step> draw() {
        groups.keySet().forEach(this::snapshot);
        for (String target : migration.to()) {
            groups.keySet().forEach(group -> line(group, target));
            end(target);
        }
        clearAway();
        return steps;
    }

    /// What stands at the end: a migration after this one waits for these.
    List<String> last() {
        return last;
    }

    private void line(String group, String target) {
        Map<String, String> common = inputs(group, target);
        Map<String, String> inputs = new TreeMap<>(common);
        inputs.put("metadata", texts.of(migration.metadata()));
        String assess = add(StepKind.ASSESS, group, target, inputs, before);
        String ready = assess;
        if (migration.metadata().apply()) {
            ready =
                    add(
                            StepKind.METADATA,
                            group,
                            target,
                            inputs,
                            List.of(assess),
                            migration.approvals().metadata());
        }
        List<String> beforeBackfill = new ArrayList<>(List.of(ready));
        capture(group, target, common, ready).ifPresent(beforeBackfill::add);
        String backfill = backfill(group, target, common, beforeBackfill);
        String done = backfill;
        if (Planner.follows(migration)) {
            Map<String, String> replay = new TreeMap<>(common);
            replay.put("lag", migration.replay().lag().toString());
            done = add(StepKind.REPLAY, group, target, replay, List.of(backfill));
        }
        if (migration.validation().parity()) {
            Map<String, String> validate = new TreeMap<>(common);
            validate.put("validation", texts.of(migration.validation()));
            add(StepKind.VALIDATE, group, target, validate, List.of(done));
        }
    }

    private void snapshot(String group) {
        if (migration.snapshot() instanceof SnapshotChoice.Create create) {
            Map<String, String> inputs = new TreeMap<>(source(group));
            inputs.put("snapshot", texts.of(create));
            add(StepKind.SNAPSHOT, group, migration.from(), inputs, beforeSnapshot(group));
        }
    }

    /// What is written from when the proxies record is in the log, what was written before is in
    /// the snapshot: so they stand first.
    private List<String> beforeSnapshot(String group) {
        List<String> all = new ArrayList<>(before);
        if (migration.capture() instanceof Capture.Proxy) {
            migration.to().forEach(target -> all.add(id(StepKind.PROXY_CAPTURE, group, target)));
        }
        return all;
    }

    private java.util.Optional<String> capture(
            String group, String target, Map<String, String> common, String after) {
        Map<String, String> inputs = new TreeMap<>(common);
        inputs.put("capture", texts.of(migration.capture()));
        return switch (migration.capture()) {
            case Capture.None() -> java.util.Optional.empty();
            case Capture.Delta _ ->
                    java.util.Optional.of(
                            add(StepKind.CAPTURE, group, target, inputs, List.of(after)));
            case Capture.Proxy _ ->
                    java.util.Optional.of(
                            add(StepKind.PROXY_CAPTURE, group, target, inputs, List.of(after)));
        };
    }

    private String backfill(
            String group, String target, Map<String, String> common, List<String> after) {
        Group own = migration.group(group);
        Map<String, String> inputs = new TreeMap<>(common);
        inputs.put("backfill", texts.of(own.backfill()));
        inputs.put("snapshot", texts.of(migration.snapshot()));
        List<String> all = new ArrayList<>(after);
        if (migration.snapshot() instanceof SnapshotChoice.Create) {
            all.add(id(StepKind.SNAPSHOT, group, migration.from()));
        }
        own.after().stream()
                .filter(groups::containsKey)
                .map(other -> id(StepKind.BACKFILL, other, target))
                .forEach(all::add);
        return add(StepKind.BACKFILL, group, target, inputs, all, migration.approvals().backfill());
    }

    /// Ends the following of one target, and proves it for the last time.
    private void end(String target) {
        List<String> after =
                steps.stream()
                        .filter(step -> step.input("target").equals(target))
                        .map(Step::id)
                        .toList();
        Map<String, String> inputs = new TreeMap<>(clusters(target));
        inputs.put("indices", String.join(",", all()));
        String teardown =
                add(StepKind.TEARDOWN, "", target, inputs, after, migration.approvals().finish());
        if (migration.validation().parity()) {
            inputs.put("validation", texts.of(migration.validation()));
            inputs.put("transform", texts.of(migration.transform()));
            last.add(add(StepKind.PROVE, "", target, inputs, List.of(teardown)));
        } else {
            last.add(teardown);
        }
    }

    /// What was made on the source for the time goes when every target is done.
    private void clearAway() {
        if (migration.snapshot() instanceof SnapshotChoice.Create create && !create.keep()) {
            Map<String, String> inputs = new TreeMap<>();
            inputs.put("source", migration.from());
            inputs.put("snapshots", String.join(",", groups.keySet()));
            String id = add(StepKind.TEARDOWN, "", migration.from(), inputs, last);
            last.clear();
            last.add(id);
        }
    }

    private String add(
            StepKind kind,
            String group,
            String cluster,
            Map<String, String> inputs,
            List<String> after,
            Approval approval) {
        String id = add(kind, group, cluster, inputs, after);
        if (!rehearsal) {
            steps.add(steps.removeLast().gated(Planner.gate(approval)));
        }
        return id;
    }

    private String add(
            StepKind kind,
            String group,
            String cluster,
            Map<String, String> inputs,
            List<String> after) {
        Map<String, String> all = new TreeMap<>(inputs);
        all.put("migration", name);
        if (rehearsal) {
            all.put("rehearse", Long.toString(rehearsed(group)));
        }
        Step step =
                Step.of(id(kind, group, cluster), kind, all, after.toArray(String[]::new))
                        .telling(Told.of(kind, migration, group, cluster));
        steps.add(step);
        return step.id();
    }

    private long rehearsed(String group) {
        return group.isEmpty()
                ? migration.backfill().rehearsal()
                : migration.group(group).backfill().rehearsal();
    }

    private String id(StepKind kind, String group, String cluster) {
        return name + "/" + kind.label() + "/" + (group.isEmpty() ? "" : group + "/") + cluster;
    }

    private List<String> all() {
        return groups.values().stream().flatMap(List::stream).sorted().toList();
    }

    private Map<String, String> source(String group) {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("source", migration.from());
        inputs.put("source.url", url(spec.sources(), migration.from()));
        inputs.put("group", group);
        inputs.put("indices", String.join(",", groups.getOrDefault(group, List.of())));
        return inputs;
    }

    private Map<String, String> inputs(String group, String target) {
        Map<String, String> inputs = new TreeMap<>(source(group));
        inputs.putAll(clusters(target));
        inputs.put("transform", texts.of(migration.transform()));
        return inputs;
    }

    private Map<String, String> clusters(String target) {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("source", migration.from());
        inputs.put("source.url", url(spec.sources(), migration.from()));
        inputs.put("target", target);
        inputs.put("target.url", url(spec.targets(), target));
        return inputs;
    }

    private static String url(Map<String, Cluster> clusters, String name) {
        Cluster cluster = clusters.get(name);
        return cluster == null ? "" : cluster.url();
    }
}
