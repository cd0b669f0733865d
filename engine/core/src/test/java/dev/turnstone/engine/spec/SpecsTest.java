package dev.turnstone.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.spec.shape.Problem;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class SpecsTest {
    private static final String MINIMAL =
            """
            sources:
              prod: {url: "http://localhost:9200"}
            targets:
              next: {url: "http://localhost:9300"}
            """;

    @Test
    void aSourceAndATargetAreEnough() {
        Spec spec = read(MINIMAL);

        assertThat(spec.migrations()).containsOnlyKeys("prod");
        Migration migration = spec.migration("prod");
        assertThat(migration.from()).isEqualTo("prod");
        assertThat(migration.to()).containsExactly("next");
        assertThat(migration.capture()).isInstanceOf(Capture.Delta.class);
        assertThat(migration.snapshot()).isEqualTo(new SnapshotChoice.None());
        assertThat(migration.approvals().metadata()).isEqualTo(new Approval.Manual());
        assertThat(migration.approvals().finish())
                .isInstanceOfSatisfying(
                        Approval.Automatic.class,
                        finish -> {
                            assertThat(finish.checks().parity()).isTrue();
                            assertThat(finish.checks().lag()).contains(Duration.ofSeconds(5));
                        });
        assertThat(migration.allGroups()).containsOnlyKeys(Migration.REST);
    }

    @Test
    void nothingButAPersonEndsAProxyOfOurOwnUnlessTheSpecSaysSo() {
        assertThat(finish("{kind: proxy}", "{}")).isEqualTo(new Approval.Manual());
        assertThat(finish("{kind: proxy}", "{finish: {kind: automatic}}"))
                .isInstanceOf(Approval.Automatic.class);
        assertThat(finish("{kind: proxy, external: true, log: /traffic}", "{}"))
                .isInstanceOf(Approval.Automatic.class);
    }

    private static Approval finish(String capture, String approvals) {
        String prod = "{capture: " + capture + ", approvals: " + approvals + "}";
        return read(MINIMAL + "\nmigrations: {prod: " + prod + "}\n")
                .migration("prod")
                .approvals()
                .finish();
    }

    @Test
    void whatIsCanonicalIsReadAsTheSameSpec() {
        Spec spec = read(MINIMAL);
        Spec again = read(spec.canonical());

        assertThat(again).isEqualTo(spec);
        assertThat(again.canonical()).isEqualTo(spec.canonical());
        assertThat(again.hash()).isEqualTo(spec.hash());
    }

    @Test
    void jsonAndYamlOfTheSameMeanTheSame() {
        String json =
                """
                {"targets": {"next": {"url": "http://localhost:9300"}},
                 "sources": {"prod": {"url": "http://localhost:9200", "auth": {"kind": "none"}}}}
                """;

        assertThat(read(json)).isEqualTo(read(MINIMAL));
    }

    @Test
    void aGroupTakesOverWhatItDoesNotSay() {
        Spec spec =
                read(
                        MINIMAL
                                + """
                                migrations:
                                  main:
                                    backfill: {readers: 9}
                                    groups:
                                      logs: {indices: {include: ["logs-*"]}, backfill: {rehearsal: 5}}
                                      shop: {indices: {include: [orders]}}
                                """);

        Migration main = spec.migration("main");
        assertThat(main.group("logs").backfill()).isEqualTo(new Backfill(9, 5));
        assertThat(main.group("shop").backfill()).isEqualTo(new Backfill(9, 1000));
        assertThat(main.grouped(List.of("logs-1", "orders", "users")))
                .containsEntry("logs", List.of("logs-1"))
                .containsEntry("shop", List.of("orders"))
                .containsEntry("rest", List.of("users"));
    }

    @Test
    void anUnknownFieldIsToldWithItsPlaceAndWhatWasMeant() {
        SpecReading reading =
                Specs.read(
                        """
                        sources:
                          prod:
                            url: http://localhost:9200
                            limts: {concurrency: 3}
                        targets:
                          next: {url: "http://localhost:9300"}
                        """);

        assertThat(reading.spec()).isEmpty();
        Problem problem = reading.feedback().problems().getFirst();
        assertThat(problem.path()).isEqualTo("sources.prod.limts");
        assertThat(problem.line()).isEqualTo(4);
        assertThat(problem.column()).isEqualTo(5);
        assertThat(problem.remedy()).contains("limits");
    }

    @Test
    void aReferenceToNothingIsTold() {
        SpecReading reading = Specs.read(MINIMAL + "migrations: {main: {from: prod, to: [nxt]}}\n");

        assertThat(reading.isClear()).isFalse();
        Problem problem = reading.feedback().problems().getFirst();
        assertThat(problem.path()).isEqualTo("migrations.main.to[0]");
        assertThat(problem.line()).isEqualTo(5);
        assertThat(problem.remedy()).contains("next");
    }

    @Test
    void aPasswordInTheSpecIsRefusedAndNotQuoted() {
        SpecReading reading =
                Specs.read(
                        """
                        sources:
                          prod:
                            url: http://localhost:9200
                            auth: {kind: basic, user: admin, secret: hunter2}
                        targets:
                          next: {url: "http://localhost:9300"}
                        """);

        assertThat(reading.feedback().problems()).hasSize(1);
        assertThat(reading.feedback().toString()).contains("env:NAME").doesNotContain("hunter2");
    }

    @Test
    void textThatIsNeitherIsAProblemAndNoException() {
        for (String text :
                List.of("", "{", "{]", "a: [", "\t", "- x", "5", "a: *b", "a: &b 1\nc: *b")) {
            SpecReading reading = Specs.read(text);
            assertThat(reading.isClear()).as(text).isFalse();
            assertThat(reading.feedback().problems()).as(text).isNotEmpty();
        }
    }

    private static Spec read(String text) {
        SpecReading reading = Specs.read(text);
        assertThat(reading.feedback().problems()).isEmpty();
        return reading.spec().orElseThrow();
    }
}
