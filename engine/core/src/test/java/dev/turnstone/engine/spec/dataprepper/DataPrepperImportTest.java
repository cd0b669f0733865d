package dev.turnstone.engine.spec.dataprepper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.spec.Login;
import dev.turnstone.engine.spec.Migration;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.engine.spec.shape.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class DataPrepperImportTest {
    private static final String PIPELINE =
            """
            version: "2"
            Old-To-New:
              workers: 4
              source:
                opensearch:
                  hosts: ["https://old.example.com:9200", "https://old2.example.com:9200"]
                  username: reader
                  password: hunter2
                  connection: {insecure: false, cert: /etc/ca.pem, connect_timeout: 3000}
                  indices:
                    include:
                      - index_name_regex: "logs-.*"
                      - index_name_regex: "orders"
                    exclude:
                      - index_name_regex: '\\.kibana.*'
                  search_options: {batch_size: 500}
              processor:
                - date: {from_time_received: true}
              sink:
                - opensearch:
                    hosts: ["https://new.example.com"]
                    aws: {region: eu-central-1, serverless: true, sts_role_arn: "arn:aws:iam::1:role/x"}
                    index: "new-${getMetadata(\\"opensearch-index\\")}"
                    document_id: "${getMetadata(\\"opensearch-document_id\\")}"
                    bulk_size: 4
            """;

    @Test
    void aPipelineBecomesASpecThatIsFit() {
        Imported imported = DataPrepperImport.read(PIPELINE);
        SpecReading reading = imported.spec().reading();

        assertThat(imported.isUsable()).as("%s", imported.remarks()).isTrue();
        assertThat(reading.isClear()).as("%s", reading.feedback().problems()).isTrue();
        Spec spec = reading.spec().orElseThrow();
        Migration migration = spec.migration("old-to-new");
        assertThat(migration.indices().patterns().text()).isEqualTo("logs-*,orders,-.kibana*");
        assertThat(migration.transformation().targetIndex("logs-1")).isEqualTo("new-logs-1");
        assertThat(spec.source("old-to-new").url())
                .isEqualTo("https://old.example.com:9200,https://old2.example.com:9200");
        assertThat(spec.source("old-to-new").auth())
                .isEqualTo(new Login.Basic("reader", Optional.empty()));
        assertThat(spec.source("old-to-new").tls().ca()).contains("/etc/ca.pem");
        assertThat(spec.source("old-to-new").limits().connect()).hasSeconds(3);
        assertThat(spec.target("old-to-new-target").auth())
                .isInstanceOfSatisfying(
                        Login.SigV4.class, aws -> assertThat(aws.service()).isEqualTo("aoss"));
    }

    @Test
    void whatIsNotCarriedOverIsToldItemByItemAndNoSecretIsQuoted() {
        Imported imported = DataPrepperImport.read(PIPELINE);

        assertThat(imported.remarks().stream().map(Problem::path))
                .contains(
                        "Old-To-New.workers",
                        "Old-To-New.processor",
                        "Old-To-New.source.opensearch.search_options",
                        "Old-To-New.sink[0].opensearch.aws.sts_role_arn",
                        "Old-To-New.sink[0].opensearch.bulk_size");
        assertThat(imported.remarks()).allMatch(each -> each.line() > 0);
        assertThat(imported.remarks().toString() + imported.spec().yaml())
                .contains("TURNSTONE_OLD_TO_NEW_SECRET")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    logs-.*      | logs-*
                    ^orders$     | orders
                    a\\.b-.*-c   | a.b-*-c
                    .*           | *
                    """)
    void simpleExpressionsBecomePatterns(String regex, String pattern) {
        assertThat(IndexRegex.pattern(regex)).contains(pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs-[0-9]+", "a|b", "a.b", "(x)", "", "a\\d"})
    void expressionsThatSayMoreAreNotGuessed(String regex) {
        assertThat(IndexRegex.pattern(regex)).isEmpty();
    }

    @Test
    void whatIsNoSuchPipelineIsToldAndNotThrown() {
        for (String text :
                List.of(
                        "",
                        "{",
                        "a: b",
                        "- x",
                        "p: {source: {http: {}}, sink: [{opensearch: {}}]}")) {
            Imported imported = DataPrepperImport.read(text);
            assertThat(imported.isUsable()).as(text).isFalse();
            assertThat(imported.remarks()).as(text).isNotEmpty();
        }
    }
}
