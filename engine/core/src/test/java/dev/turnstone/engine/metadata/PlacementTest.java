package dev.turnstone.engine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.metadata.ApplyReport.Outcome;
import dev.turnstone.engine.metadata.ApplyReport.Result;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.InstantSource;

/// An index whose shards the target cannot place is told by its name and by the target's words.
@RealServers
class PlacementTest {
    private static final String NOWHERE = "\"none\"";
    private static final String ANYWHERE = "null";

    private final MemoryJournal journal = new MemoryJournal();
    private final SearchServer es;
    private final SearchServer os;

    PlacementTest(@Elasticsearch("7.10.2") SearchServer es, @OpenSearch("3") SearchServer os) {
        this.es = es;
        this.os = os;
    }

    @AfterEach
    void allow() {
        allocation(ANYWHERE);
    }

    @Test
    void anIndexWithoutAPlaceIsToldAndTheNextAttemptFindsItWell() {
        es.wipe();
        os.wipe();
        Rest.at(es.url()).put("/books", "");
        allocation(NOWHERE);

        ApplyReport report = apply();
        assertThat(report.isComplete()).isFalse();
        assertThat(books(report).result()).isEqualTo(Result.NOT_PLACED);
        assertThat(books(report).detail()).contains("cluster.routing.allocation.enable=none");
        assertThat(books(apply()).result()).isEqualTo(Result.NOT_PLACED);

        allocation(ANYWHERE);
        assertThat(books(apply()).result()).isEqualTo(Result.ALREADY_THERE);
    }

    private static Outcome books(ApplyReport report) {
        return report.outcomes().stream()
                .filter(it -> it.kind() == Kind.INDEX && it.name().equals("books"))
                .findFirst()
                .orElseThrow();
    }

    private ApplyReport apply() {
        InstantSource clock = InstantSource.system();
        var target = Rest.at(os.url()).client();
        MetadataPlan plan =
                new MetadataPlanner(
                                new LiveMetadata(Rest.at(es.url()).client()),
                                target,
                                journal,
                                clock)
                        .plan(PlanOptions.DEFAULT);
        return new MetadataApply(target, journal, clock).apply(plan);
    }

    private void allocation(String value) {
        Rest.at(os.url())
                .put(
                        "/_cluster/settings",
                        "{\"transient\":{\"cluster.routing.allocation.enable\":" + value + "}}");
    }
}
