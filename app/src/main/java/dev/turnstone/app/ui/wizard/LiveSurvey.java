package dev.turnstone.app.ui.wizard;

import dev.turnstone.documents.selection.IndexSelection;
import dev.turnstone.documents.selection.LeftOut;
import dev.turnstone.engine.assess.Assessment;
import dev.turnstone.engine.assess.Assessor;
import dev.turnstone.engine.metadata.FileJournal;
import dev.turnstone.engine.metadata.LiveMetadata;
import dev.turnstone.engine.metadata.MetadataPlan;
import dev.turnstone.engine.metadata.MetadataPlanner;
import dev.turnstone.engine.metadata.Overrides;
import dev.turnstone.engine.metadata.PlanOptions;
import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.engine.spec.Migration;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.engine.spec.live.Estimate;
import dev.turnstone.engine.spec.live.Estimator;
import dev.turnstone.engine.spec.shape.Problem;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.cluster.SecretSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Asks the real clusters. Blocking; each question opens its connections and closes them.
final class LiveSurvey implements Survey {
    private static final String SIZES =
            "/_cat/indices/*,.*?format=json&bytes=b&h=index,pri,docs.count,pri.store.size";

    private final Endpoints endpoints;
    private final Path journal;
    private final ContactCheck contacts;

    /// `journal` remembers what is being tried on a target, so that nothing is left after a crash.
    LiveSurvey(SecretSource secrets, Path journal) {
        this.endpoints = new Endpoints(secrets);
        this.journal = journal;
        this.contacts = new ContactCheck(endpoints);
    }

    @Override
    public Contact contact(Side side, String yaml) {
        return contacts.contact(side, yaml);
    }

    @Override
    public Assessment assess(String yaml) {
        return both(
                yaml,
                (from, to) ->
                        new Assessor(from, to, InstantSource.system())
                                .assess(
                                        migration(yaml).indices().patterns(),
                                        migration(yaml).metadata().types()));
    }

    @Override
    public List<IndexRow> indices(String yaml) {
        Spec spec = spec(yaml);
        Migration migration = first(spec);
        try (ClusterClient source = source(spec, migration)) {
            IndexSelection selection = IndexSelection.of(source, migration.indices().patterns());
            Map<String, JsonNode> sizes = new HashMap<>();
            for (JsonNode row : source.json(ClusterRequest.get(SIZES))) {
                sizes.put(row.path("index").asString(""), row);
            }
            List<IndexRow> rows = new ArrayList<>();
            selection.taken().forEach(name -> rows.add(row(name, "", sizes)));
            for (LeftOut out : selection.leftOut()) {
                rows.add(row(out.index(), out.text(), sizes));
            }
            rows.sort(java.util.Comparator.comparing(IndexRow::name));
            return List.copyOf(rows);
        }
    }

    @Override
    public MetadataPlan metadata(String yaml) {
        Migration migration = migration(yaml);
        PlanOptions options =
                new PlanOptions(
                        migration.indices().patterns(),
                        migration.metadata().types(),
                        overrides(migration),
                        true);
        return both(
                yaml,
                (from, to) ->
                        new MetadataPlanner(
                                        new LiveMetadata(from),
                                        to,
                                        new FileJournal(journal),
                                        InstantSource.system())
                                .plan(options));
    }

    @Override
    public List<Estimate> estimates(String yaml) {
        Spec spec = spec(yaml);
        List<Estimate> all = new ArrayList<>();
        spec.migrations()
                .forEach(
                        (name, migration) -> {
                            try (ClusterClient source = source(spec, migration)) {
                                all.addAll(Estimator.of(name, migration, source));
                            }
                        });
        return all;
    }

    private <T> T both(String yaml, BiFunction<ClusterClient, ClusterClient, T> question) {
        Spec spec = spec(yaml);
        Migration migration = first(spec);
        String to = migration.to().getFirst();
        try (ClusterClient source = source(spec, migration);
                ClusterClient target = ClusterClient.open(endpoints.of(to, spec.target(to)))) {
            return question.apply(source, target);
        }
    }

    private ClusterClient source(Spec spec, Migration migration) {
        return ClusterClient.open(endpoints.of(migration.from(), spec.source(migration.from())));
    }

    private static Migration migration(String yaml) {
        return first(spec(yaml));
    }

    private static Migration first(Spec spec) {
        return spec.migrations().values().iterator().next();
    }

    private static Spec spec(String yaml) {
        SpecReading reading = Specs.read(yaml);
        return reading.spec()
                .orElseThrow(
                        () -> {
                            Problem first = reading.feedback().problems().getFirst();
                            return new TurnstoneException(
                                    first.path() + ": " + first.what(), first.remedy());
                        });
    }

    private static Overrides overrides(Migration migration) {
        Overrides edits =
                migration.metadata().edits().map(LiveSurvey::edits).orElse(Overrides.NONE);
        return migration.metadata().consent() ? edits.consentingToAll() : edits;
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

    private static IndexRow row(String name, String why, Map<String, JsonNode> sizes) {
        JsonNode size = sizes.getOrDefault(name, dev.turnstone.model.Json.MAPPER.missingNode());
        return new IndexRow(
                name,
                number(size.path("docs.count")),
                number(size.path("pri.store.size")),
                (int) number(size.path("pri")),
                why);
    }

    private static long number(JsonNode cell) {
        String text = cell.asString("");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
