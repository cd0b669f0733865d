package dev.turnstone.app.ui.wizard;

import dev.turnstone.engine.assess.Assessment;
import dev.turnstone.engine.assess.Finding;
import dev.turnstone.engine.assess.Severity;
import dev.turnstone.engine.metadata.Action;
import dev.turnstone.engine.metadata.MetadataPlan;
import dev.turnstone.engine.metadata.PlannedObject;
import dev.turnstone.engine.metadata.convert.Change;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.Loss;
import dev.turnstone.engine.metadata.convert.Refusal;
import dev.turnstone.engine.spec.live.Estimate;
import dev.turnstone.engine.spec.live.Range;
import dev.turnstone.engine.spec.shape.Problem;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterVersion;
import dev.turnstone.model.cluster.Flavour;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Two clusters that answer at once; an address with `wrong` in it does not answer.
final class FakeSurvey implements Survey {
    static final int INDICES = 5_000;

    @Override
    public Contact contact(Side side, String yaml) {
        Draft draft = new Draft();
        draft.take(yaml);
        String path = draft.cluster(side);
        if (draft.text(path + ".url").contains("wrong")) {
            return new Contact(
                    Optional.empty(),
                    List.of(
                            problem(
                                    path + ".url",
                                    "Nobody answers at wrong.example:9200: the name is not known.",
                                    "Correct the address, or check this machine's name service.")));
        }
        boolean source = side == Side.SOURCE;
        return new Contact(
                Optional.of(
                        new Contact.Facts(
                                source
                                        ? new ClusterVersion(Flavour.ELASTICSEARCH, 7, 10, 2)
                                        : new ClusterVersion(Flavour.OPENSEARCH, 3, 1, 0),
                                source ? "shop-prod" : "shop-os",
                                "green",
                                source ? 9 : 6,
                                source ? INDICES : 4,
                                source ? 1_204_518_331L : 0,
                                source ? 1_870_000_000_000L : 0)),
                List.of());
    }

    private static Problem problem(String path, String what, String remedy) {
        return new Problem(
                Problem.Severity.ERROR, Problem.Source.CLUSTER, path, 1, 1, what, remedy);
    }

    @Override
    public Assessment assess(String yaml) {
        return new Assessment(
                "source",
                "target",
                Instant.parse("2026-11-20T10:00:00Z"),
                List.of(
                        finding(
                                "TS-107",
                                Severity.BLOCKER,
                                "A field type that the target does not know",
                                "Indexing would refuse documents that hold it.",
                                "Choose another type in the metadata preview, or leave the index out.",
                                false,
                                "geo-old"),
                        finding(
                                "TS-203",
                                Severity.WARNING,
                                "The target has little room",
                                "With replicas the copy may fill 84 % of its disks.",
                                "Add a node, or copy without replicas first.",
                                false,
                                "data-1",
                                "data-2"),
                        finding(
                                "TS-301",
                                Severity.INFORMATION,
                                "Mapping types are gone on the target",
                                "The type _doc is taken out of mappings and requests.",
                                "Nothing is to be done.",
                                true,
                                "orders-2021",
                                "orders-2022",
                                "orders-2023",
                                "orders-2024",
                                "orders-2025",
                                "customers",
                                "logs")));
    }

    private static Finding finding(
            String code,
            Severity severity,
            String title,
            String meaning,
            String remedy,
            boolean automatic,
            String... objects) {
        return new Finding(
                code,
                severity,
                title,
                objects.length + " objects",
                List.of(objects),
                meaning,
                remedy,
                automatic,
                List.of());
    }

    @Override
    public List<IndexRow> indices(String yaml) {
        IndexPatterns patterns = patterns(yaml);
        List<IndexRow> rows = new ArrayList<>();
        for (int i = 0; i < INDICES; i++) {
            String name = i % 50 == 0 ? ".system-%04d".formatted(i) : "orders-%04d".formatted(i);
            String why =
                    name.startsWith(".") && !patterns.asksFor(name)
                            ? "a system index by its name; name it to take it"
                            : patterns.excludedBy(name).isPresent()
                                    ? "excluded by -" + patterns.excludedBy(name).orElseThrow()
                                    : patterns.test(name) ? "" : "no pattern names it";
            rows.add(new IndexRow(name, 1_000L + i * 37L, (1_000L + i) * 4_321L, 1 + i % 5, why));
        }
        return rows;
    }

    private static IndexPatterns patterns(String yaml) {
        Draft draft = new Draft();
        draft.take(yaml);
        return new IndexPatterns(
                draft.texts(draft.migration() + ".indices.include"),
                draft.texts(draft.migration() + ".indices.exclude"));
    }

    @Override
    public MetadataPlan metadata(String yaml) {
        IndexPatterns patterns = patterns(yaml);
        ObjectNode source =
                json(
                        "{'mappings':{'_all':{'enabled':true},'properties':{'title':{'type':'text'},'vector':{'type':'dense_vector','dims':4},'n':{'type':'long'}}},'settings':{'number_of_shards':'2'}}");
        ObjectNode sent =
                json(
                        "{'mappings':{'properties':{'title':{'type':'text'},'vector':{'type':'knn_vector','dimension':4},'n':{'type':'long'}}},'settings':{'number_of_shards':'2','knn':true}}");
        List<PlannedObject> objects =
                List.of(
                        object(
                                Kind.PIPELINE,
                                "stamp",
                                Action.CREATE,
                                source,
                                source,
                                List.of(),
                                List.of()),
                        object(
                                Kind.INDEX,
                                "orders",
                                Action.CREATE,
                                source,
                                sent,
                                List.of(
                                        new Loss(
                                                "TS-311",
                                                "all",
                                                "/mappings/_all",
                                                "the field _all, which searches without a field name used",
                                                true)),
                                List.of()),
                        object(
                                Kind.INDEX,
                                "geo-old",
                                Action.REFUSED,
                                source,
                                source,
                                List.of(),
                                List.of(
                                        new Refusal(
                                                "TS-107",
                                                "/mappings",
                                                "The target does not know the type geo_quad.",
                                                "Edit the mapping, or leave the index out."))),
                        object(
                                Kind.ALIAS,
                                "orders/current",
                                Action.EXISTS_SAME,
                                source,
                                source,
                                List.of(),
                                List.of()));
        return new MetadataPlan(
                "Elasticsearch 7.10.2",
                "OpenSearch 3.1.0",
                "t",
                Instant.parse("2026-11-20T10:00:00Z"),
                objects.stream()
                        .filter(
                                each ->
                                        each.kind() != Kind.INDEX
                                                || patterns.excludedBy(each.name()).isEmpty())
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }

    private static PlannedObject object(
            Kind kind,
            String name,
            Action action,
            ObjectNode source,
            ObjectNode sent,
            List<Loss> losses,
            List<Refusal> refusals) {
        return new PlannedObject(
                kind,
                name,
                name,
                action,
                "",
                source,
                sent,
                source.equals(sent)
                        ? List.of()
                        : List.of(
                                new Change(
                                        "TS-120",
                                        "vector",
                                        "/mappings/vector",
                                        "dense_vector becomes knn_vector, which the target searches")),
                losses,
                refusals,
                List.of(),
                false,
                false);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
    }

    @Override
    public List<Estimate> estimates(String yaml) {
        return List.of(
                new Estimate(
                        "main",
                        "rest",
                        INDICES,
                        new Range(1_180_000_000L, 1_204_518_331L),
                        new Range(1_870_000_000_000L, 1_870_000_000_000L),
                        new Range(1_309_000_000_000L, 2_992_000_000_000L),
                        new Range(9_400, 88_000),
                        List.of("Disk: the target packs in its own way.")));
    }
}
