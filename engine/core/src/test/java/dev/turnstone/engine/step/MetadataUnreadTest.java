package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.workflow.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// What a cluster does not let us read is not taken for not there.
class MetadataUnreadTest {
    private static final String STEP = "main/metadata/rest/target";
    private static final String PIPELINES = "/_ingest/pipeline";

    @TempDir private Path home;
    private final PaperCluster source = new PaperCluster("7.10.2", false);
    private final PaperCluster target = new PaperCluster("3.1.0", true);

    @BeforeEach
    void fillTheSource() {
        source.index("books", "{}");
        source.object(PIPELINES + "/stamp", "{\"processors\":[]}");
    }

    @AfterEach
    void closeClusters() {
        source.close();
        target.close();
    }

    @Test
    void whatTheSourceHidesIsAskedAboutAndCarriedOverAsSoonAsItMayBeRead() throws Exception {
        source.refuse(PIPELINES, 403);
        try (PaperRun run = run()) {
            String question = question(run.run(STEP));
            assertThat(question).contains("ingest pipelines (status 403)");
            run.agrees(STEP, "Something else?");
            assertThat(run.run(STEP)).isInstanceOf(Outcome.NeedsApproval.class);
            run.agrees(STEP, question);
            assertThat(run.run(STEP)).isInstanceOf(Outcome.Done.class);

            source.refuse(PIPELINES, 0);
            assertThat(run.run(STEP)).isInstanceOf(Outcome.Done.class);
            assertThat(target.has(PIPELINES + "/stamp")).isTrue();
        }
    }

    @Test
    void aSourceThatIsBusyIsAskedAnotherTime() throws Exception {
        source.refuse("/_template", 500);
        try (PaperRun run = run()) {
            assertThat(run.run(STEP)).isInstanceOf(Outcome.Failed.class);
        }
    }

    @Test
    void anIndexThatTheTargetHasNoPlaceForIsNamed() throws Exception {
        target.isFull(true);
        try (PaperRun run = run()) {
            assertThat(run.run(STEP))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed ->
                                    assertThat(failed.message())
                                            .contains("books: there is no room"));

            target.isFull(false);
            assertThat(run.run(STEP)).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void whatTheTargetHidesIsNotWrittenOver() throws Exception {
        target.object(PIPELINES + "/stamp", "{\"description\":\"of somebody else\"}");
        target.refuse(PIPELINES, 403);
        try (PaperRun run = run()) {
            assertThat(run.run(STEP)).isInstanceOf(Outcome.Failed.class);
            assertThat(target.asked("PUT", PIPELINES + "/stamp")).isEmpty();
            assertThat(target.has("books")).isTrue();
        }
    }

    private static String question(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.NeedsApproval.class);
        return ((Outcome.NeedsApproval) outcome).question();
    }

    private PaperRun run() {
        return new PaperRun(home, PaperRun.PLAIN, "1", PaperRun.spec(source, target, ""), "books");
    }
}
