package dev.turnstone.engine.spec.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.engine.spec.shape.Problem;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.cluster.SecretSource;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

@RealServers
class LiveFeedbackTest {
    private final LiveFeedback feedback =
            new LiveFeedback(
                    new Endpoints(SecretSource.environment(Map.of())), Duration.ofSeconds(60));

    @Test
    void whatTheClustersSayStandsWhereItWasWritten(
            @Elasticsearch("7.10.2") SearchServer es, @OpenSearch("3") SearchServer os) {
        fill(es);
        SpecReading reading =
                Specs.read(
                        """
                        sources:
                          good: {url: "%s"}
                          gone: {url: "http://localhost:1"}
                          locked: {url: "%s", auth: {kind: basic, user: u}}
                        targets:
                          os: {url: "%s"}
                          es: {url: "%s"}
                        migrations:
                          m:
                            from: good
                            to: [os]
                            indices: {include: [birds, "nobody-*"]}
                            groups:
                              empty: {indices: {include: ["nobody-*"]}}
                            metadata: {edits: /nowhere/edits.json}
                            snapshot: {kind: create, location: /nowhere/at/all}
                          n: {from: gone, to: [es], indices: {include: [x]}}
                          o: {from: locked, to: [os], indices: {include: [y]}}
                        """
                                .formatted(es.url(), es.url(), os.url(), es.url()));
        List<Problem> problems = feedback.check(reading).problems();

        assertThat(paths(problems, "error"))
                .contains(
                        "sources.gone.url",
                        "sources.locked",
                        "targets.es.url",
                        "migrations.m.metadata.edits",
                        "migrations.m.snapshot.location");
        assertThat(paths(problems, "warning"))
                .contains("migrations.m.indices.include[1]", "migrations.m.groups.empty");
        assertThat(problems).allMatch(problem -> !problem.remedy().isBlank() && problem.line() > 0);
    }

    @Test
    void anEstimateIsARangeThatSaysWhy(@Elasticsearch("7.10.2") SearchServer es) {
        fill(es);
        SpecReading reading =
                Specs.read(
                        """
                        sources: {a: {url: "%s"}}
                        targets: {b: {url: "http://localhost:1"}}
                        migrations:
                          m:
                            indices: {include: [birds, nests]}
                            groups: {birds: {indices: {include: [birds]}}}
                        """
                                .formatted(es.url()));
        try (ClusterClient source = ClusterClient.open(ClusterEndpoint.of(es.url().toString()))) {
            List<Estimate> estimates =
                    Estimator.of("m", reading.spec().orElseThrow().migration("m"), source);

            assertThat(estimates.stream().map(Estimate::group)).containsExactly("birds", "rest");
            Estimate birds = estimates.getFirst();
            assertThat(birds.documents()).isEqualTo(new Range(40, 40));
            assertThat(birds.bytes().from()).isPositive();
            assertThat(birds.disk().from()).isLessThan(birds.disk().to());
            assertThat(birds.seconds().to()).isGreaterThanOrEqualTo(1);
            assertThat(birds.reasons()).anyMatch(why -> why.startsWith("Time: one reader read"));
        }
    }

    private static void fill(SearchServer es) {
        try (ClusterClient client = ClusterClient.open(ClusterEndpoint.of(es.url().toString()))) {
            for (String index : List.of("birds", "nests")) {
                for (int i = 0; i < 40; i++) {
                    client.json(
                            ClusterRequest.put("/" + index + "/_doc/" + i, "{\"n\":" + i + "}"));
                }
                client.json(ClusterRequest.post("/" + index + "/_refresh", ""));
            }
        }
    }

    private static List<String> paths(List<Problem> problems, String severity) {
        return problems.stream()
                .filter(problem -> problem.severity().label().equals(severity))
                .map(Problem::path)
                .toList();
    }
}
