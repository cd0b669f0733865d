package dev.turnstone.documents.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.documents.Flock;
import dev.turnstone.documents.ask.Answer;
import dev.turnstone.documents.ask.AskOptions;
import dev.turnstone.documents.ask.AskSource;
import dev.turnstone.documents.scan.IdScan;
import dev.turnstone.documents.scan.ScanOptions;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

@RealServers
final class ReconcileTest {
    @Test
    void deletionsThatNobodySawAreFoundOnSevenTen(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        healsMissedDeletions(source, target);
    }

    @Test
    void deletionsThatNobodySawAreFoundWithoutSequenceNumbers(
            @Elasticsearch("5.6") SearchServer source, @OpenSearch("3") SearchServer target) {
        healsMissedDeletions(source, target);
    }

    private static void healsMissedDeletions(SearchServer source, SearchServer target) {
        source.wipe();
        target.wipe();
        try (var here = new Flock(source.url());
                var there = new Flock(target.url())) {
            here.create("birds", 3, "");
            there.create("fowls", 2, "");
            here.fill("birds", 0, 500, n -> "{}");
            there.fill("fowls", 0, 500, n -> "{}");
            here.index("birds", "routed", "?routing=r", "{}");
            there.index("fowls", "routed", "?routing=r", "{}");
            for (int n = 100; n < 110; n++) {
                here.delete("birds", Integer.toString(n), "");
            }
            List<DocumentChange> changes = new ArrayList<>();
            var reconcile =
                    new Reconcile(
                            new IdScan(here.client(), ScanOptions.DEFAULT),
                            new IdScan(there.client(), ScanOptions.DEFAULT),
                            new AskSource(here.client(), AskOptions.DEFAULT),
                            (index, found) ->
                                    found.stream()
                                            .filter(hit -> hit.id().equals("105"))
                                            .filter(hit -> hit.version() == 1)
                                            .toList());

            var result =
                    reconcile.run(
                            "birds",
                            "fowls",
                            answers ->
                                    answers.forEach(
                                            answer ->
                                                    changes.addAll(
                                                            ((Answer.Settled) answer).changes())));

            assertThat(result).isEqualTo(new Reconcile.Result(491, 501, 10, 1));
            assertThat(changes).hasSize(9).allMatch(DocumentChange::isDelete);
            assertThat(changes.stream().map(DocumentChange::id).collect(Collectors.toSet()))
                    .contains("100", "109")
                    .doesNotContain("105");
        }
    }
}
