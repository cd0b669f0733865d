package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.workflow.Outcome;

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
        public boolean isKept(String run, String by) {
            return true;
        }
    }
}
