package dev.turnstone.engine.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.metadata.Rest;
import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.stream.Stream;

@RealServers
class AssessorTest {
    @Test
    void whatStandsInTheWayOfAnElasticsearch7IsFound(
            @Elasticsearch("7.10.2") SearchServer es, @OpenSearch("3") SearchServer os) {
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        source.put("/blind", "{\"mappings\":{\"_source\":{\"enabled\":false}}}");
        source.put("/half", "{\"mappings\":{\"_source\":{\"excludes\":[\"secret\"]}}}");
        source.put(
                "/family",
                "{\"mappings\":{\"_routing\":{\"required\":true},\"properties\":{\"j\":{\"type\":"
                        + "\"join\",\"relations\":{\"a\":\"b\"}}}}}");
        source.put("/versions", "{\"settings\":{\"number_of_replicas\":0}}");
        source.put("/versions/_doc/1?version=9000&version_type=external&refresh=true", "{}");
        source.put(
                "/far/_doc/1?version=36028797018963968&version_type=external&refresh=true", "{}");
        source.put("/shut", "");
        source.post("/shut/_close", "");
        source.put("/.secret", "");
        target.put("/versions/_doc/1?refresh=true", "{}");
        target.put(
                "/_template/catch",
                "{\"index_patterns\":[\"vers*\"],\"order\":1,\"settings\":{\"index.final_pipeline\":"
                        + "\"p\"}}");
        Assessment assessment = assess(source, target);
        assertThat(affected(assessment, "TS-206")).containsExactly("blind");
        assertThat(affected(assessment, "TS-207")).containsExactly("half");
        assertThat(affected(assessment, "TS-209")).containsExactly("family");
        assertThat(affected(assessment, "TS-210")).containsExactly("family");
        assertThat(affected(assessment, "TS-213")).contains("versions", "far");
        assertThat(affected(assessment, "TS-214")).containsExactly("far");
        assertThat(affected(assessment, "TS-202")).containsExactly("shut");
        assertThat(affected(assessment, "TS-204")).contains("index/.secret");
        assertThat(affected(assessment, "TS-301")).containsExactly("versions");
        assertThat(affected(assessment, "TS-304")).containsExactly("template/catch");
        assertThat(affected(assessment, "TS-305")).containsExactly("template/catch");
        assertThat(assessment.isClear()).isFalse();
        assertThat(affected(assessment, "TS-401")).isEmpty();
        assertThat(affected(assessment, "TS-007")).isEmpty();
        assertThat(affected(assessment, "TS-003")).isEmpty();
        assertThat(assessment.toText()).contains("BLOCKER TS-206", "blind");
        assertThat(assessment.toTree().path("findings").path(0).path("severity").asString())
                .isEqualTo("blocker");
        assertThat(affected(assess(target, target), "TS-003")).isNotEmpty();
    }

    @Test
    void anElasticsearch5IsReadableButHasNoProof(
            @Elasticsearch("5.6") SearchServer es, @OpenSearch("3") SearchServer os) {
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        source.put(
                "/shop",
                "{\"mappings\":{\"order\":{\"_all\":{\"enabled\":true}},\"customer\":{}}}");
        Assessment assessment = assess(source, target);
        assertThat(affected(assessment, "TS-004")).containsExactly("source");
        assertThat(affected(assessment, "TS-102")).containsExactly("index/shop");
        assertThat(affected(assessment, "TS-007")).as("%s", assessment.toText()).isEmpty();
    }

    @Test
    void whatElasticsearch5WroteHasNoNumbersOnALaterClusterEither(
            @Elasticsearch("5.6") SearchServer five,
            @Elasticsearch("6.8.23") SearchServer six,
            @OpenSearch("3") SearchServer os) {
        five.wipe();
        six.wipe();
        Rest old = Rest.at(five.url());
        Rest upgraded = Rest.at(six.url());
        String repository =
                "{\"type\":\"fs\",\"settings\":{\"location\":\"" + five.snapshots() + "\"}}";
        old.put("/past/order/1?refresh=true", "{\"a\":1}");
        old.put("/past/order/2?refresh=true", "{\"a\":2}");
        old.put("/again/order/1?refresh=true", "{\"a\":1}");
        old.put("/_snapshot/r", repository);
        old.put("/_snapshot/r/s?wait_for_completion=true", "");
        upgraded.put("/_snapshot/r", repository);
        upgraded.post("/_snapshot/r/s/_restore?wait_for_completion=true", "");
        upgraded.put("/past/order/2?refresh=true", "{\"a\":3}");
        upgraded.put("/again/order/1?refresh=true", "{\"a\":3}");
        upgraded.put("/since/_doc/1?refresh=true", "{\"a\":3}");

        Assessment assessment = assess(upgraded, Rest.at(os.url()));

        assertThat(affected(assessment, "TS-219")).containsExactly("past");
        assertThat(assessment.isClear()).isFalse();
        assertThat(assessment.toText()).contains("past: 1 document");
    }

    private static Assessment assess(Rest source, Rest target) {
        return new Assessor(source.client(), target.client(), InstantSource.system())
                .assess(IndexPatterns.ALL, SeveralTypes.ASK);
    }

    private static Stream<String> affected(Assessment assessment, String code) {
        return assessment.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .flatMap(finding -> finding.objects().stream());
    }
}
