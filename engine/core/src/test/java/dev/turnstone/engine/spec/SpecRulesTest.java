package dev.turnstone.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.spec.shape.Problem;
import dev.turnstone.engine.spec.shape.Problem.Severity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SpecRulesTest {
    private static final String CLUSTERS =
            """
            sources:
              a: {url: "http://localhost:1"}
              b: {url: "http://localhost:2"}
            targets:
              t: {url: "http://localhost:3"}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {m: {to: [t]}}                                             | error   | migrations.m.from             | several sources
                    {m: {from: c}, n: {from: b, indices: {include: [x]}}}      | error   | migrations.m.from             | no source c
                    {m: {from: a, to: [t, t]}}                                 | error   | migrations.m.to[1]            | twice
                    {m: {from: a, after: [m]}}                                 | error   | migrations.m.after            | wait for each other
                    {m: {from: a, after: [n]}, n: {from: b, after: [m]}}       | error   | migrations.m.after            | m after n after m
                    {m: {from: a, after: [x]}}                                 | error   | migrations.m.after[0]         | no migration x
                    {m: {from: a, groups: {g: {after: [h]}}}}                  | error   | migrations.m.groups.g.after[0]| no group h
                    {m: {from: a, groups: {rest: {}}}}                         | error   | migrations.m.groups.rest      | name of the group
                    {m: {from: a, indices: {include: [x-1], exclude: ["x*"]}}} | error   | migrations.m.indices.include[0]| takes nothing
                    {m: {from: a, indices: {include: ["x*"]}, groups: {g: {indices: {include: ["y*"]}}}}} | error | migrations.m.groups.g.indices.include[0] | takes nothing
                    {m: {from: a, groups: {g: {indices: {include: ["y*"]}}, h: {indices: {include: [y1]}}}}} | error | migrations.m.groups.g | both groups
                    {m: {from: a, groups: {g: {indices: {include: ["y*"]}}, h: {indices: {include: ["*z"]}}}}} | warning | migrations.m.groups.g | both groups
                    {m: {from: a}, n: {from: a, indices: {include: [x]}}}      | error   | migrations.n.indices          | same indices
                    {m: {from: a}, n: {from: b}}                               | warning | migrations.n.indices          | meet in one index
                    {m: {from: a, capture: {kind: proxy}}, n: {from: b, capture: {kind: proxy}}} | error | migrations.n.capture.listen | same address
                    {m: {from: a, capture: {kind: proxy, external: true}}}     | error   | migrations.m.capture.log      | where they write
                    {m: {from: a, capture: {kind: proxy, listen: "h:70000"}}}  | error   | migrations.m.capture.listen   | no port
                    {m: {from: a, capture: {kind: delta, every: 0s}}}          | error   | migrations.m.capture.every    | without a pause
                    {m: {from: a, validation: {parity: false}}}                | error   | migrations.m.approvals.finish.checks.parity | does not prove
                    {m: {from: a, approvals: {backfill: {kind: automatic, checks: {parity: true}}}}} | error | migrations.m.approvals.backfill.checks.parity | never open
                    {m: {from: a, capture: {kind: none}, approvals: {finish: {kind: automatic, checks: {lag: 1s}}}}} | warning | migrations.m.approvals.finish.checks | neither lag
                    {m: {from: a, metadata: {apply: false, consent: true}}}    | warning | migrations.m.metadata.consent | no effect
                    {m: {from: a, transform: [{drop: [x]}, {foo: 1}]}}         | error   | migrations.m.transform[1]     | foo
                    {m: {from: a, transform: [{expression: "$merge("}]}}       | error   | migrations.m.transform[0]     | understood
                    {m: {from: a}}                                             | warning | sources.b                     | No migration uses
                    """)
    void whatCannotBeIsToldWhereItStands(
            String migrations, String severity, String path, String what) {
        List<Problem> problems =
                Specs.read(CLUSTERS + "migrations: " + migrations).feedback().problems();

        assertThat(problems)
                .anySatisfy(
                        problem -> {
                            assertThat(problem.severity().label()).isEqualTo(severity);
                            assertThat(problem.path()).isEqualTo(path);
                            assertThat(problem.what() + problem.remedy()).contains(what);
                            assertThat(problem.line()).isPositive();
                            assertThat(problem.remedy()).isNotBlank();
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {url: "http://localhost:3"}                                          | error   | migrations.s.to[0] | same cluster
                    {url: "http://h:99999"}                                              | error   | sources.s.url      | port
                    {url: "https://h", tls: {insecure: true}}                            | warning | sources.s.tls.insecure | Any certificate
                    {url: "https://h", tls: {insecure: true, ca: x}}                     | error   | sources.s.tls      | contradict
                    {url: "http://h", tls: {ca: x}}                                      | warning | sources.s.tls      | no effect
                    {url: "http://h", auth: {kind: basic, user: u}}                      | warning | sources.s.url      | unencrypted
                    """)
    void aClusterIsAddressedAndTrustedInOneWay(
            String source, String severity, String path, String what) {
        List<Problem> problems =
                Specs.read(
                                "targets: {t: {url: \"http://localhost:3\"}}\nsources: {s: "
                                        + source
                                        + "}")
                        .feedback()
                        .problems();

        assertThat(problems)
                .anySatisfy(
                        problem -> {
                            assertThat(problem.severity().label()).isEqualTo(severity);
                            assertThat(problem.path()).isEqualTo(path);
                            assertThat(problem.what()).contains(what);
                        });
    }

    @Test
    void groupsThatExcludeEachOtherAreFine() {
        SpecReading reading =
                Specs.read(
                        """
                        sources: {a: {url: "http://localhost:1"}}
                        targets: {t: {url: "http://localhost:2"}}
                        migrations:
                          m:
                            groups:
                              logs: {indices: {include: ["logs-*"], exclude: ["logs-old-*"]}}
                              old: {indices: {include: ["logs-old-*"]}, after: [logs]}
                        """);

        assertThat(reading.feedback().problems()).isEmpty();
    }

    @Test
    void aBigSpecIsJudgedWhole() {
        StringBuilder text =
                new StringBuilder(CLUSTERS).append("migrations:\n  m:\n    from: a\n    groups:\n");
        for (int i = 0; i < 600; i++) {
            text.append(
                    "      g%d: {indices: {include: [\"g%d-*\"], exclude: [x]}}\n".formatted(i, i));
        }
        SpecReading reading = Specs.read(text.toString());

        assertThat(reading.isClear()).isTrue();
        assertThat(reading.feedback().problems())
                .noneMatch(each -> each.severity() == Severity.ERROR);
    }
}
