package dev.turnstone.engine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterVersion;
import dev.turnstone.model.cluster.Flavour;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// What a user made is taken along, whatever it is called, and what it needs with it.
class SelectionTest {
    private static final ClusterVersion ELASTICSEARCH =
            new ClusterVersion(Flavour.ELASTICSEARCH, 7, 17, 0);
    private static final ClusterVersion OPENSEARCH =
            new ClusterVersion(Flavour.OPENSEARCH, 2, 19, 0);

    @ParameterizedTest
    @EnumSource(names = {"PIPELINE", "TEMPLATE", "INDEX_TEMPLATE", "COMPONENT_TEMPLATE", "SCRIPT"})
    void aPlainNameIsNotTakenForTheVendors(Kind kind) {
        for (String name : List.of("logs", "metrics-mappings")) {
            assertThat(chosen(ELASTICSEARCH, object(kind, name, "{}")))
                    .containsExactly(kind.label() + "/" + name);
        }
    }

    @Test
    void aPolicyWithThePlainNameOfTheVendorsIsTakenWhereItIsNotLikeIt() {
        String rollover = "'hot':{'actions':{'rollover':{'max_age':'30d'}}}";
        MetadataObject vendors =
                object(Kind.POLICY, "logs", "{'policy':{'phases':{" + rollover + "}}}");
        MetadataObject own =
                object(
                        Kind.POLICY,
                        "logs",
                        "{'policy':{'phases':{" + rollover + ",'delete':{'min_age':'30d'}}}}");
        assertThat(chosen(ELASTICSEARCH, vendors)).isEmpty();
        assertThat(chosen(ELASTICSEARCH, own)).containsExactly("policy/logs");
    }

    @Test
    void whatIsMarkedOrHasItsDotStaysUnlessItIsNamed() {
        MetadataObject marked = object(Kind.PIPELINE, "a", "{'_meta':{'managed':true}}");
        MetadataObject dotted = object(Kind.PIPELINE, ".b", "{}");
        assertThat(chosen(ELASTICSEARCH, marked, dotted)).isEmpty();
        assertThat(
                        Selection.of(
                                        new ClusterMetadata(
                                                ELASTICSEARCH, List.of(marked, dotted), List.of()),
                                        IndexPatterns.ALL,
                                        "pipeline/a"::equals)
                                .chosen())
                .containsExactly(marked);
    }

    @Test
    void namesOfTheVendorAreAnybodysOnOpenSearch() {
        MetadataObject template = object(Kind.TEMPLATE, "watches", "{}");
        assertThat(chosen(OPENSEARCH, template)).hasSize(1);
        assertThat(chosen(ELASTICSEARCH, template)).isEmpty();
    }

    @Test
    void whatSomethingChosenNeedsIsTakenAlong() {
        String managed = "'_meta':{'managed':true}";
        assertThat(
                        chosen(
                                ELASTICSEARCH,
                                object(Kind.PIPELINE, "inner", "{" + managed + "}"),
                                object(Kind.PIPELINE, "unused", "{" + managed + "}"),
                                object(
                                        Kind.PIPELINE,
                                        "outer",
                                        "{'processors':[{'pipeline':{'name':'inner'}}],"
                                                + managed
                                                + "}"),
                                object(
                                        Kind.COMPONENT_TEMPLATE,
                                        "ecs@mappings",
                                        "{'template':{'settings':{'index':{'default_pipeline':'outer'}}},"
                                                + managed
                                                + "}"),
                                object(
                                        Kind.INDEX_TEMPLATE,
                                        "mine",
                                        "{'composed_of':['ecs@mappings']}")))
                .containsExactly(
                        "pipeline/inner",
                        "pipeline/outer",
                        "component-template/ecs@mappings",
                        "index-template/mine");
    }

    private static List<String> chosen(ClusterVersion source, MetadataObject... objects) {
        return Selection.of(
                        new ClusterMetadata(source, List.of(objects), List.of()), IndexPatterns.ALL)
                .chosen()
                .stream()
                .map(MetadataObject::key)
                .toList();
    }

    private static MetadataObject object(Kind kind, String name, String body) {
        return new MetadataObject(
                kind, name, (ObjectNode) Json.MAPPER.readTree(body.replace('\'', '"')));
    }
}
