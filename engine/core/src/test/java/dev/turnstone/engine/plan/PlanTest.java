package dev.turnstone.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class PlanTest {
    private static final Plan PLAN = twoGroups("1", "1");

    @Test
    void anEditOfOneGroupChangesTheHashesOfWhatDependsOnItAlone() {
        Plan edited = twoGroups("1", "2");

        assertThat(PLAN.steps())
                .filteredOn(step -> !PLAN.hash(step.id()).equals(edited.hash(step.id())))
                .extracting(Step::id)
                .containsExactlyInAnyOrder("backfill/b", "validate/b", "teardown");
    }

    @Test
    void aChangeSetTellsFreshFromAdoptedFromRunAgainFromAdded() {
        Map<String, ChangeSet.Standing> standing = new LinkedHashMap<>();
        standing.put("assess", ChangeSet.Standing.FINISHED);
        standing.put("backfill/a", ChangeSet.Standing.UNDER_WAY);
        standing.put("backfill/b", ChangeSet.Standing.FINISHED);

        ChangeSet changes = ChangeSet.between(PLAN, standing, twoGroups("1", "2"));

        assertThat(changes.fresh()).containsExactly("assess");
        assertThat(changes.adopted()).containsExactly("backfill/a");
        assertThat(changes.again()).containsExactly("backfill/b");
        assertThat(changes.orphaned()).isEmpty();
    }

    @Test
    void whatIsNoLongerInThePlanAndLeftSomethingIsAnOrphan() {
        Plan without = Plan.of(List.of(Step.of("assess", StepKind.ASSESS, Map.of())));

        ChangeSet changes =
                ChangeSet.between(PLAN, Map.of("backfill/a", ChangeSet.Standing.STOPPED), without);

        assertThat(changes.orphaned()).containsExactly("backfill/a");
    }

    @Test
    void aGateAndWordsAreNotPartOfAHash() {
        Step step = Step.of("assess", StepKind.ASSESS, Map.of());
        Plan plain = Plan.of(List.of(step));
        Plan gated =
                Plan.of(
                        List.of(
                                step.gated(Gate.manual(List.of()))
                                        .telling(new Effects("a", "b", "c"))));

        assertThat(gated.hash("assess")).isEqualTo(plain.hash("assess"));
    }

    @Test
    void aCircleIsRefusedByNames() {
        assertThatThrownBy(
                        () ->
                                Plan.of(
                                        List.of(
                                                Step.of("a", StepKind.ASSESS, Map.of(), "b"),
                                                Step.of("b", StepKind.ASSESS, Map.of(), "a"))))
                .hasMessageContaining("[a, b] wait for each other");
    }

    @Test
    void aPlanIsTheSameAfterJson() {
        Plan read = Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(PLAN), Plan.class);

        assertThat(read.steps()).isEqualTo(PLAN.steps());
        assertThat(read.hash("teardown")).isEqualTo(PLAN.hash("teardown"));
    }

    private static Plan twoGroups(String a, String b) {
        return Plan.of(
                List.of(
                        Step.of(
                                "teardown",
                                StepKind.TEARDOWN,
                                Map.of(),
                                "validate/a",
                                "validate/b"),
                        Step.of("assess", StepKind.ASSESS, Map.of()),
                        Step.of("backfill/a", StepKind.BACKFILL, Map.of("v", a), "assess"),
                        Step.of("backfill/b", StepKind.BACKFILL, Map.of("v", b), "assess"),
                        Step.of("validate/a", StepKind.VALIDATE, Map.of(), "backfill/a"),
                        Step.of("validate/b", StepKind.VALIDATE, Map.of(), "backfill/b")));
    }
}
