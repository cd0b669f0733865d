package dev.turnstone.engine.spec.live;

import dev.turnstone.documents.selection.IndexSelection;
import dev.turnstone.engine.assess.Assessor;
import dev.turnstone.engine.assess.Finding;
import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.engine.spec.Migration;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.SpecFeedback;
import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Asks all clusters of a spec at once what they say of it. Blocking; never longer than twice the
/// deadline, never an exception.
public final class LiveFeedback {
    private final Endpoints endpoints;
    private final Duration deadline;

    public LiveFeedback(Endpoints endpoints, Duration deadline) {
        this.endpoints = endpoints;
        this.deadline = deadline;
    }

    /// What reading told, and what the clusters say.
    public SpecFeedback check(SpecReading reading) {
        Optional<Spec> spec = reading.spec();
        if (spec.isEmpty()) {
            return reading.feedback();
        }
        Remarks remarks = new Remarks(reading);
        try (Clusters clusters = Clusters.open(spec.get(), endpoints, remarks, deadline)) {
            Map<String, Runnable> questions = new TreeMap<>();
            spec.get()
                    .migrations()
                    .forEach((name, each) -> ask(name, each, clusters, remarks, questions));
            questions.put("migrations", () -> meetings(spec.get(), clusters, remarks));
            Together.run(
                    questions,
                    deadline,
                    (path, why) ->
                            remarks.warning(
                                    path,
                                    "Not everything could be checked: " + why + ".",
                                    "Check again, or look at the cluster's load."));
        }
        return reading.feedback().and(remarks.problems());
    }

    private static void ask(
            String name,
            Migration migration,
            Clusters clusters,
            Remarks remarks,
            Map<String, Runnable> questions) {
        String path = "migrations." + name;
        Optional<ClusterClient> source = clusters.source(migration.from());
        questions.put(
                path + ".snapshot",
                told(
                        path + ".snapshot",
                        remarks,
                        () -> new SnapshotChecks(name, remarks).check(migration, source)));
        questions.put(path + ".metadata", () -> edits(path, migration, remarks));
        source.ifPresent(
                from ->
                        questions.put(
                                path + ".indices",
                                told(
                                        path + ".indices",
                                        remarks,
                                        () ->
                                                new SourceChecks(name, migration, remarks)
                                                        .check(from))));
        for (String to : migration.to()) {
            Optional<ClusterClient> target = clusters.target(to);
            if (source.isPresent() && target.isPresent()) {
                questions.put(
                        path + ".to (" + to + ")",
                        told(
                                path + ".to",
                                remarks,
                                () ->
                                        assess(
                                                path,
                                                migration,
                                                source.get(),
                                                target.get(),
                                                remarks)));
            }
        }
    }

    private static Runnable told(String path, Remarks remarks, Runnable question) {
        return () -> {
            try {
                question.run();
            } catch (TurnstoneException e) {
                remarks.error(path, String.valueOf(e.getMessage()), e.remedy());
            }
        };
    }

    /// Versions, rights, mappings, room: what the assessment finds.
    private static void assess(
            String path,
            Migration migration,
            ClusterClient source,
            ClusterClient target,
            Remarks remarks) {
        var assessment =
                new Assessor(source, target, InstantSource.system())
                        .assess(migration.indices().patterns(), migration.metadata().types());
        for (Finding finding : assessment.findings()) {
            if (finding.automatic()) {
                continue;
            }
            String what = finding.code() + " " + finding.object() + ": " + finding.meaning();
            switch (finding.severity()) {
                case BLOCKER -> remarks.error(path, what, finding.remedy());
                case WARNING -> remarks.warning(path, what, finding.remedy());
                case INFORMATION -> {}
            }
        }
    }

    private static void edits(String path, Migration migration, Remarks remarks) {
        migration
                .metadata()
                .edits()
                .filter(file -> !Files.isReadable(Path.of(file)))
                .ifPresent(
                        file ->
                                remarks.error(
                                        path + ".metadata.edits",
                                        "The file " + file + " cannot be read.",
                                        "Check the path and that you may read it."));
    }

    /// Indices of the same name in two sources that would become one on a target.
    private static void meetings(Spec spec, Clusters clusters, Remarks remarks) {
        Map<String, Owner> owners = new HashMap<>();
        spec.migrations()
                .forEach(
                        (name, migration) ->
                                clusters.source(migration.from())
                                        .ifPresent(
                                                source ->
                                                        meet(
                                                                name, migration, source, owners,
                                                                remarks)));
    }

    private record Owner(String migration, String index) {
        String named() {
            return migration + " (" + index + ")";
        }
    }

    private static void meet(
            String name,
            Migration migration,
            ClusterClient source,
            Map<String, Owner> owners,
            Remarks remarks) {
        var transform = migration.transformation();
        for (String index : IndexSelection.of(source, migration.indices().patterns()).taken()) {
            for (String target : migration.to()) {
                String becomes = transform.targetIndex(index);
                Owner own = new Owner(name, index);
                Owner other = owners.putIfAbsent(target + "/" + becomes, own);
                if (other != null) {
                    remarks.error(
                            "migrations." + name + ".indices",
                            other.named()
                                    + " and "
                                    + own.named()
                                    + " both write the index "
                                    + becomes
                                    + " of "
                                    + target
                                    + ".",
                            "Exclude it from one of them, or rename it with a transform.");
                }
            }
        }
    }
}
