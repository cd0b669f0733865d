package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.StepState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// What the roll back of a run takes from the target, and what it leaves.
class MetadataRollBackTest {
    private static final String STEP = "main/metadata/rest/target";

    @TempDir private Path home;
    private final PaperCluster source = new PaperCluster("7.10.2", false);
    private final PaperCluster target = new PaperCluster("3.1.0", true);

    @AfterEach
    void closeClusters() {
        source.close();
        target.close();
    }

    @Test
    void whatAnotherSessionMadeUnderTheSameNamesStays() throws Exception {
        source.index("books", "{}");
        source.index("logs", "{}");
        source.object("/_ingest/pipeline/stamp", "{\"processors\":[]}");
        try (PaperRun first = run("1", "books");
                PaperRun second = run("2", "logs")) {
            assertThat(first.run(STEP)).isInstanceOf(Outcome.Done.class);
            assertThat(second.run(STEP)).isInstanceOf(Outcome.Done.class);
            assertThat(target.has("logs")).isTrue();

            assertThat(second.undo(STEP)).isInstanceOf(Outcome.Done.class);
            assertThat(target.has("logs")).isFalse();
            assertThat(target.has("books")).isTrue();
            assertThat(target.has("/_ingest/pipeline/stamp")).isTrue();

            assertThat(first.undo(STEP)).isInstanceOf(Outcome.Done.class);
            assertThat(target.has("books")).isFalse();
            assertThat(target.has("/_ingest/pipeline/stamp")).isFalse();
        }
    }

    @Test
    void aResultThatWasTakenOverIsTakenBackUnlessItsRunCameToItsEnd() throws Exception {
        source.index("books", "{}");
        try (PaperRun first = run("1", "books");
                PaperRun second = run("2", "books")) {
            assertThat(first.run(STEP)).isInstanceOf(Outcome.Done.class);
            second.adopts(STEP, "1");
            try (PaperRun third = new PaperRun(home, new Kept(), "3", spec(), "books")) {
                third.adopts(STEP, "1");
                assertThat(third.undo(STEP)).isInstanceOf(Outcome.Done.class);
                assertThat(target.has("books")).isTrue();
            }
            assertThat(second.undo(STEP)).isInstanceOf(Outcome.Done.class);
            assertThat(target.has("books")).isFalse();
        }
    }

    @Test
    void anIndexThatSomebodyFilledBeforeWeWroteToItStays() throws Exception {
        source.index("books", "{}");
        source.index("empty", "{}");
        try (PaperRun run = run("1", "books,empty")) {
            assertThat(run.run(STEP)).isInstanceOf(Outcome.Done.class);
            target.write("books");

            assertThat(run.undo(STEP))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.message()).contains("index/books"));
            assertThat(target.has("books")).isTrue();
            assertThat(target.has("empty")).isFalse();
        }
    }

    @Test
    void whatAnotherGroupNeedsIsLeftToItWhenAnOrphanIsCleaned() throws Exception {
        source.index("orders", "{}");
        source.index("books", "{}");
        source.object("/_ingest/pipeline/stamp", "{\"processors\":[]}");
        String grouped = "\"groups\":{\"big\":{\"indices\":{\"include\":[\"orders\"]}}}";
        String renamed = "\"groups\":{\"huge\":{\"indices\":{\"include\":[\"orders\"]}}}";
        try (PaperRun before = run(grouped);
                PaperRun edited = run(renamed)) {
            assertThat(before.run("main/metadata/big/target")).isInstanceOf(Outcome.Done.class);
            assertThat(edited.run("main/metadata/huge/target")).isInstanceOf(Outcome.Done.class);

            Step orphan = before.step("main/metadata/big/target");
            assertThat(edited.undo(orphan)).isInstanceOf(Outcome.Done.class);
            assertThat(target.has("orders")).isTrue();
            assertThat(target.has("/_ingest/pipeline/stamp")).isTrue();

            assertThat(edited.undo("main/metadata/huge/target")).isInstanceOf(Outcome.Done.class);
            assertThat(target.has("orders")).isFalse();
            assertThat(target.has("/_ingest/pipeline/stamp")).isFalse();
        }
    }

    @Test
    void whatWouldBeTakenBackIsToldObjectByObject() throws Exception {
        source.index("books", "{}");
        source.object("/_ingest/pipeline/stamp", "{\"processors\":[]}");
        try (PaperRun run = run("1", "books")) {
            assertThat(run.made(STEP)).isEmpty();
            assertThat(run.run(STEP)).isInstanceOf(Outcome.Done.class);
            assertThat(run.made(STEP)).containsExactly("index/books", "pipeline/stamp");
            assertThat(run.undo(STEP)).isInstanceOf(Outcome.Done.class);
            assertThat(run.made(STEP)).isEmpty();
        }
    }

    @Test
    void whatIsSharedGoesWithTheLastGroupThatIsTakenBack() throws Exception {
        source.index("orders", "{}");
        source.index("books", "{}");
        source.object("/_ingest/pipeline/stamp", "{\"processors\":[]}");
        try (PaperRun run = run("\"groups\":{\"big\":{\"indices\":{\"include\":[\"orders\"]}}}")) {
            assertThat(run.run("main/metadata/big/target")).isInstanceOf(Outcome.Done.class);
            assertThat(run.run(STEP)).isInstanceOf(Outcome.Done.class);

            assertThat(run.undo("main/metadata/big/target")).isInstanceOf(Outcome.Done.class);
            assertThat(target.has("orders")).isFalse();
            assertThat(target.has("books")).isTrue();
            assertThat(target.has("/_ingest/pipeline/stamp")).isTrue();

            assertThat(run.undo(STEP)).isInstanceOf(Outcome.Done.class);
            assertThat(target.has("books")).isFalse();
            assertThat(target.has("/_ingest/pipeline/stamp")).isFalse();
        }
    }

    @Test
    void anIndexThatDocumentsAreCarriedIntoIsNotTakenAwayUnderThem() throws Exception {
        source.index("orders", "{}");
        try (PaperRun before =
                        run("\"groups\":{\"big\":{\"indices\":{\"include\":[\"orders\"]}}}");
                PaperRun edited = run("\"metadata\":{\"apply\":false}")) {
            assertThat(before.run("main/metadata/big/target")).isInstanceOf(Outcome.Done.class);
            edited.stands("main/backfill/rest/target", StepState.RUNNING);

            Step orphan = before.step("main/metadata/big/target");
            assertThat(edited.undo(orphan)).isInstanceOf(Outcome.Done.class);
            assertThat(target.has("orders")).isTrue();
        }
    }

    private PaperRun run(String more) {
        return new PaperRun(
                home, PaperRun.PLAIN, "1", PaperRun.spec(source, target, more), "orders,books");
    }

    private PaperRun run(String run, String indices) {
        return new PaperRun(home, PaperRun.PLAIN, run, spec(), indices);
    }

    private String spec() {
        return PaperRun.spec(source, target, "");
    }

    /// Every earlier run came to its end.
    private static final class Kept implements RunMarks {
        @Override
        public String mark(String run) {
            return run;
        }

        @Override
        public String session(String run) {
            return "main";
        }

        @Override
        public boolean isKept(String run, String by) {
            return true;
        }
    }
}
