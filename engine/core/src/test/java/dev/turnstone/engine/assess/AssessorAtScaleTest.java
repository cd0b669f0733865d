package dev.turnstone.engine.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.model.IndexPatterns;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What needs a cluster that no test can afford, or one that says no.
class AssessorAtScaleTest {
    private static final int INDICES = 5_000;
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void fiveThousandIndicesAreReadWithAHandfulOfRequests() throws IOException {
        try (FakeCluster source = new FakeCluster("7.10.2", false);
                FakeCluster target = new FakeCluster("3.1.0", true)) {
            source.on("/_all", 200, many(i -> "\"i" + i + "\":" + index()));
            source.on(
                    "/_cat/indices/*,.*",
                    200,
                    "["
                            + list(
                                    i ->
                                            "{\"index\":\"i"
                                                    + i
                                                    + "\",\"status\":\"open\",\"health\":\""
                                                    + (i == 7 ? "red" : "green")
                                                    + "\",\"pri\":\"5\",\"rep\":\"1\","
                                                    + "\"docs.count\":\"10\",\"pri.store.size\":"
                                                    + "\"1000000000\"}")
                            + "]");
            source.on(
                    "/_stats/docs",
                    200,
                    "{\"indices\":"
                            + many(
                                    i ->
                                            "\"i"
                                                    + i
                                                    + "\":{\"shards\":{\"0\":[{\"seq_no\":{"
                                                    + "\"max_seq_no\":"
                                                    + (i == 8 ? 1L << 40 : 9)
                                                    + "}}]}}")
                            + "}");
            source.on(
                    "/_cluster/state/metadata",
                    200,
                    "{\"metadata\":{\"indices\":{\"i9\":{\"primary_terms\":{\"0\":30001}}}}}");
            source.on(
                    "/_nodes/stats/fs",
                    200,
                    "{\"nodes\":{\"n\":{\"timestamp\":"
                            + NOW.plusSeconds(60).toEpochMilli()
                            + ",\"fs\":{\"total\":{}}}}}");
            target.on("/_nodes", 200, "{\"nodes\":{\"t\":{\"roles\":[\"data\"]}}}");
            target.on(
                    "/_nodes/stats/fs",
                    200,
                    "{\"nodes\":{\"t\":{\"timestamp\":"
                            + NOW.toEpochMilli()
                            + ",\"fs\":{\"total\":{\"total_in_bytes\":1000000000000,"
                            + "\"available_in_bytes\":900000000000}}}}}");
            target.on("/_cluster/health", 200, "{\"number_of_data_nodes\":3,\"status\":\"green\"}");
            Assessment assessment = assess(source, target);
            assertThat(affected(assessment, "TS-201")).containsExactly("i7");
            assertThat(affected(assessment, "TS-215")).containsExactly("i8");
            assertThat(affected(assessment, "TS-216")).containsExactly("i9");
            assertThat(affected(assessment, "TS-307")).containsExactly("target");
            assertThat(affected(assessment, "TS-308")).containsExactly("target");
            assertThat(affected(assessment, "TS-401")).containsExactly("source");
            assertThat(affected(assessment, "TS-116")).hasSize(INDICES);
            assertThat(source.requests.get()).isLessThan(25);
        }
    }

    @Test
    void whatMayNotBeReadIsToldAndEverythingElseIsAssessed() throws IOException {
        try (FakeCluster source = new FakeCluster("6.8.23", false);
                FakeCluster target = new FakeCluster("2.19.0", true)) {
            source.on("/_cluster/state/metadata", 403, "{\"error\":\"no\"}");
            source.on("/_cluster/settings", 403, "{\"error\":\"no\"}");
            source.on(
                    "/_all",
                    200,
                    "{\"a\":{\"mappings\":{\"doc\":{\"_source\":{\"enabled\":false}}}}}");
            target.on("/_all", 403, "{\"error\":\"no\"}");
            Assessment assessment = assess(source, target);
            assertThat(affected(assessment, "TS-007"))
                    .containsExactlyInAnyOrder("source", "target");
            assertThat(affected(assessment, "TS-206")).containsExactly("a");
            assertThat(assessment.toText()).contains("stored scripts", "status 403");
        }
    }

    @Test
    void documentsWithoutNumbersAreCountedWhereAnIndexIsOldEnoughToHaveThem() throws IOException {
        try (FakeCluster source = new FakeCluster("6.8.23", false);
                FakeCluster target = new FakeCluster("2.19.0", true)) {
            source.on("/_all", 200, "{\"old\":" + made("5061699") + "}");
            source.on(
                    "/_search",
                    200,
                    "{\"aggregations\":{\"index\":{\"buckets\":[{\"key\":\"old\",\"doc_count\":"
                            + "100}]}}}");
            assertThat(assess(source, target).findings())
                    .filteredOn(finding -> finding.code().equals("TS-219"))
                    .singleElement()
                    .satisfies(
                            finding -> {
                                assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
                                assertThat(finding.details()).containsExactly("old: 100 documents");
                            });

            source.on("/_all", 200, "{\"old\":" + made("6082399") + "}");
            assertThat(affected(assess(source, target), "TS-219")).isEmpty();
        }
    }

    @Test
    void serversOutOfRangeAreBlockers() throws IOException {
        try (FakeCluster old = new FakeCluster("5.5.0", false);
                FakeCluster wrong = new FakeCluster("1.3.0", true)) {
            Assessment assessment = assess(old, wrong);
            assertThat(assessment.findings())
                    .filteredOn(finding -> finding.severity() == Severity.BLOCKER)
                    .extracting(Finding::code)
                    .containsExactly("TS-001", "TS-002");
        }
    }

    private static Assessment assess(FakeCluster source, FakeCluster target) {
        try (var from = source.client();
                var to = target.client()) {
            return new Assessor(from, to, InstantSource.fixed(NOW))
                    .assess(IndexPatterns.ALL, SeveralTypes.ASK);
        }
    }

    private static Stream<String> affected(Assessment assessment, String code) {
        return assessment.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .flatMap(finding -> finding.objects().stream());
    }

    private static String index() {
        return "{\"aliases\":{},\"settings\":{\"index\":{\"number_of_shards\":\"5\"}},\"mappings\":"
                + "{\"properties\":{\"t\":{\"type\":\"date\",\"format\":\"dateTime\"}}}}";
    }

    private static String made(String version) {
        return "{\"settings\":{\"index\":{\"version\":{\"created\":\"" + version + "\"}}}}";
    }

    private static String many(IntFunction<String> entry) {
        return "{" + list(entry) + "}";
    }

    private static String list(IntFunction<String> entry) {
        return IntStream.range(0, INDICES).mapToObj(entry).collect(Collectors.joining(","));
    }
}
