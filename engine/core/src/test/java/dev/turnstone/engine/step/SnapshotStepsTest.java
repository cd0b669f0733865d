package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.workflow.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/// Snapshots that a run takes on the source, and what is left of them.
class SnapshotStepsTest {
    private static final String SNAPSHOT = "main/snapshot/rest/source";
    private static final String TEARDOWN = "main/teardown/source";
    private static final String GROUPED =
            "\"groups\":{\"big\":{\"indices\":{\"include\":[\"orders\"]}}}";

    @TempDir private Path home;
    @TempDir private Path otherHome;
    private final PaperCluster source = new PaperCluster("7.10.2", false);
    private final PaperCluster target = new PaperCluster("3.1.0", true);

    @AfterEach
    void closeClusters() {
        source.close();
        target.close();
    }

    @Test
    void aSnapshotOfAnotherHomeIsNeitherTakenForOursNorRemoved() throws Exception {
        try (PaperRun other = run(otherHome, "");
                PaperRun run = run(home, "")) {
            assertThat(other.run(SNAPSHOT)).isInstanceOf(Outcome.Done.class);
            assertThat(run.run(SNAPSHOT)).isInstanceOf(Outcome.Done.class);
            assertThat(taken()).hasSize(2);

            assertThat(run.run(TEARDOWN)).isInstanceOf(Outcome.Done.class);
            assertThat(taken()).hasSize(1);
            assertThat(other.run(TEARDOWN)).isInstanceOf(Outcome.Done.class);
            assertThat(source.snapshots.repositories()).isEmpty();
        }
    }

    @Test
    void whatWasUnderWayWhenItWasStoppedIsGoneOnWith() throws Exception {
        source.snapshots.begunAs = "IN_PROGRESS";
        try (PaperRun run = run(home, "")) {
            assertThat(run.runStopped(SNAPSHOT)).isInstanceOf(Outcome.NotYet.class);
            assertThat(run.reconcile(SNAPSHOT)).isInstanceOf(Outcome.NotYet.class);
        }
        try (PaperRun run = run(home, "")) {
            source.snapshots.finish();
            assertThat(run.run(SNAPSHOT)).isInstanceOf(Outcome.Done.class);
            assertThat(taken()).hasSize(1);
            assertThat(run.run(TEARDOWN)).isInstanceOf(Outcome.Done.class);
            assertThat(source.snapshots.repositories()).isEmpty();
        }
    }

    @Test
    void aRetryTakesItAnewAndTheTeardownRemovesBoth() throws Exception {
        try (PaperRun run = run(home, "")) {
            assertThat(run.run(SNAPSHOT)).isInstanceOf(Outcome.Done.class);
            assertThat(run.run(SNAPSHOT)).isInstanceOf(Outcome.Done.class);
            assertThat(taken()).hasSize(2);
            assertThat(run.run(TEARDOWN)).isInstanceOf(Outcome.Done.class);
            assertThat(source.snapshots.repositories()).isEmpty();
        }
    }

    @Test
    void aTeardownThatWasKilledAtItsEndIsDoneAgain() throws Exception {
        try (PaperRun run = run(home, GROUPED)) {
            assertThat(run.run("main/snapshot/big/source")).isInstanceOf(Outcome.Done.class);
            assertThat(run.run(SNAPSHOT)).isInstanceOf(Outcome.Done.class);
            for (int time = 0; time < 2; time++) {
                assertThat(run.run(TEARDOWN)).isInstanceOf(Outcome.Done.class);
                assertThat(source.snapshots.repositories()).isEmpty();
            }
        }
    }

    @Test
    void whatWasThereBeforeStays() throws Exception {
        source.snapshots.put("turnstone", "turnstone-1-rest-1", "SUCCESS");
        try (PaperRun run = run(home, "")) {
            assertThat(run.run(SNAPSHOT)).isInstanceOf(Outcome.Done.class);
            assertThat(run.undo(SNAPSHOT)).isInstanceOf(Outcome.Done.class);
            assertThat(source.snapshots.repositories())
                    .isEqualTo(Map.of("turnstone", Map.of("turnstone-1-rest-1", "SUCCESS")));
        }
    }

    private Map<String, String> taken() {
        return source.snapshots.repositories().getOrDefault("turnstone", Map.of());
    }

    private PaperRun run(Path in, String more) {
        String snapshot =
                "\"snapshot\":{\"kind\":\"create\",\"location\":\"/there\",\"folder\":\"/here\"}";
        String spec = PaperRun.spec(source, target, snapshot + (more.isEmpty() ? "" : "," + more));
        return new PaperRun(in, PaperRun.PLAIN, "1", spec, "orders,books");
    }
}
