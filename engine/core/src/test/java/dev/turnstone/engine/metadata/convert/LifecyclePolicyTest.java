package dev.turnstone.engine.metadata.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

/// No index is deleted, blocked or shrunk before its time.
class LifecyclePolicyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'delete':{'min_age':'30d','actions':{'delete':{}}}}",
                "{'warm':{'min_age':'30d','actions':{'readonly':{}}},'delete':{'min_age':'90d','actions':{'delete':{}}}}",
                "{'hot':{'min_age':'30d','actions':{}},'delete':{'actions':{'delete':{}}}}"
            })
    void whatWaitsForItsFirstPhaseWaitsInAStateWithoutActions(String phases) {
        JsonNode policy = policy(convert(phases));
        JsonNode first = policy.path("states").path(0);
        assertThat(first.path("name").asString()).isEqualTo("new");
        assertThat(policy.path("default_state").asString()).isEqualTo("new");
        assertThat(first.path("actions")).isEmpty();
        assertThat(first.path("transitions").path(0).path("state_name").asString())
                .isEqualTo(policy.path("states").path(1).path("name").asString());
        assertThat(first.path("transitions").path(0).path("conditions").toString())
                .isEqualTo("{\"min_index_age\":\"30d\"}");
    }

    @Test
    void aFirstPhaseWithoutAnAgeIsTheDefaultState() {
        JsonNode policy =
                policy(convert("{'hot':{'min_age':'0ms','actions':{'set_priority':{}}}}"));
        assertThat(policy.path("default_state").asString()).isEqualTo("hot");
        assertThat(policy.path("states")).hasSize(1);
    }

    @Test
    void agesThatCountFromARolloverAreAskedAbout() {
        String delete = "'delete':{'min_age':'30d','actions':{'delete':{}}}}";
        Converted rolled = convert("{'hot':{'actions':{'rollover':{'max_docs':9}}}," + delete);
        assertThat(rolled.losses())
                .filteredOn(Loss::consent)
                .extracting(Loss::path)
                .containsExactly("/policy/phases");
        Converted plain = convert("{'hot':{'actions':{'set_priority':{}}}," + delete);
        assertThat(plain.losses()).noneMatch(Loss::consent);
    }

    @Test
    void noActionIsTakenThatLeavesDocumentsTwice() {
        Converted converted =
                convert(
                        "{'warm':{'actions':{'shrink':{'max_primary_shard_size':'50gb'},"
                                + "'forcemerge':{'max_num_segments':1,'index_codec':"
                                + "'best_compression'}}}}");
        assertThat(policy(converted).path("states").path(0).path("actions").toString())
                .isEqualTo("[{\"force_merge\":{\"max_num_segments\":1}}]");
        assertThat(converted.losses())
                .filteredOn(Loss::consent)
                .extracting(Loss::path)
                .containsExactly("/policy/phases/warm/actions/shrink");
        assertThat(converted.losses())
                .extracting(Loss::path)
                .contains("/policy/phases/warm/actions/forcemerge/index_codec");
    }

    private static JsonNode policy(Converted converted) {
        return converted.object().body().path("policy");
    }

    private static Converted convert(String phases) {
        return Sample.convert(
                Sample.context(7, 3, 1, Sample.PLUGINS),
                Kind.POLICY,
                ("{'policy':{'phases':" + phases + "}}").replace('\'', '"'));
    }
}
