package dev.turnstone.engine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/// Nothing is made that would not work without what is left behind.
class DependenciesTest {
    private static final PlannedObject PIPELINE = planned(Kind.PIPELINE, "logs", "{}");
    private static final PlannedObject INDEX =
            planned(Kind.INDEX, "a", "{'settings':{'index.default_pipeline':'logs'}}");
    private static final PlannedObject ALIAS = planned(Kind.ALIAS, "a/b", "{}");

    @Test
    void anIndexIsRefusedWhereItsPipelineIsSkippedAndItsAliasGoesWithIt() {
        List<PlannedObject> settled =
                Dependencies.settled(
                        List.of(ALIAS, INDEX, PIPELINE.with(Action.SKIP, "edited")), Map.of());
        assertThat(settled)
                .extracting(PlannedObject::action)
                .containsExactly(Action.SKIP, Action.REFUSED, Action.SKIP);
        assertThat(settled.get(1).refusals().getFirst().code()).isEqualTo("TS-191");
        assertThat(settled.get(1).reason()).contains("the pipeline logs");
    }

    @Test
    void anIndexIsMadeWhereItsPipelineIsThereOrWasMissingOnTheSource() {
        PlannedObject skipped = PIPELINE.with(Action.SKIP, "edited");
        Map<String, MetadataObject> there = Map.of(PIPELINE.key(), PIPELINE.object());
        assertThat(Dependencies.settled(List.of(INDEX, skipped), there))
                .extracting(PlannedObject::action)
                .containsExactly(Action.CREATE, Action.SKIP);
        assertThat(Dependencies.settled(List.of(INDEX), Map.of()))
                .extracting(PlannedObject::action)
                .containsExactly(Action.CREATE);
    }

    @Test
    void aPipelineIsRefusedWithTheOneItCalls() {
        PlannedObject outer =
                planned(
                        Kind.PIPELINE,
                        "outer",
                        "{'processors':[{'set':{'on_failure':[{'pipeline':{'name':'logs'}}]}}]}");
        PlannedObject template =
                planned(
                        Kind.COMPONENT_TEMPLATE,
                        "t",
                        "{'template':{'settings':{'index':{'final_pipeline':'outer'}}}}");
        assertThat(
                        Dependencies.settled(
                                List.of(template, outer, PIPELINE.with(Action.SKIP, "edited")),
                                Map.of()))
                .extracting(PlannedObject::action)
                .containsExactly(Action.REFUSED, Action.REFUSED, Action.SKIP);
    }

    private static PlannedObject planned(Kind kind, String name, String text) {
        ObjectNode body = (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
        return new PlannedObject(
                kind,
                name,
                name,
                Action.CREATE,
                "",
                body,
                body,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                false);
    }
}
