package dev.turnstone.app.ui.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.graph.GraphView;
import dev.turnstone.app.ui.graph.StepTable;
import dev.turnstone.app.ui.run.PageShow;
import dev.turnstone.app.ui.run.SampleRun;
import dev.turnstone.app.ui.run.Windowed;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@UiTest
@Tag("soak")
class WorkflowPageTest {
    private PageShow show;
    private Windowed window;

    @BeforeEach
    void open() {
        show = new PageShow();
        show.engine().running(SampleRun.running()).answer("approve", "{}").answer("pause", "{}");
        window = Windowed.show(() -> show.window("workflow"));
        window.await(() -> window.find("#step-approve").isPresent() && show.isCalm());
    }

    @AfterEach
    void close() {
        window.close();
        show.close();
    }

    @Test
    void approvalTellsItsConsequencesAndEnterAloneApprovesNothing() {
        window.click("#step-approve");
        window.await(() -> window.find("#agree").isPresent());
        window.robot().push(KeyCode.ENTER);
        Toolkit.pulse();
        assertThat(show.engine().asked("approve")).isEmpty();

        if (Toolkit.on(() -> window.find("#agree").isEmpty())) {
            window.click("#step-approve");
        }
        window.click("#agree");
        window.await(() -> !show.engine().asked("approve").isEmpty());
        assertThat(show.engine().asked("approve")).hasSize(1);
    }

    @Test
    void theListHoldsTheSameStepsAndSelectsWithTheGraph() {
        window.click("#as-table");
        window.await(() -> window.find(".step-table").isPresent());

        StepTable table = (StepTable) Toolkit.on(() -> window.find(".step-table").orElseThrow());
        assertThat(Toolkit.on(() -> table.getItems().size())).isEqualTo(20);
        assertThat(Toolkit.on(() -> table.getSelectionModel().getSelectedItem().id()))
                .isEqualTo(SampleRun.id("metadata", "logs"));
    }

    @Test
    void arrowKeysWalkTheGraphAndTellWhereTheyAre() {
        window.focus(".graph");
        GraphView graph = (GraphView) Toolkit.on(() -> window.find(".graph").orElseThrow());
        String before = Toolkit.on(graph::getAccessibleText);

        window.robot().push(KeyCode.DOWN);
        window.await(() -> !graph.getAccessibleText().equals(before));

        assertThat(Toolkit.on(graph::getAccessibleText)).contains("logs").contains("Not started");
    }

    @Test
    void searchLeavesOnlyWhatMatchesInTheList() {
        window.click("#as-table");
        window.click("#search-steps");
        window.robot().write("backfill");

        StepTable table = (StepTable) Toolkit.on(() -> window.find(".step-table").orElseThrow());
        window.await(() -> table.getItems().size() == 3);
    }

    @Test
    void pausingIsAskedForFirst() {
        window.click("#run-pause");
        window.await(() -> window.find("#agree").isPresent());
        assertThat(show.engine().asked("pause")).isEmpty();

        window.click("#agree");
        window.await(() -> !show.engine().asked("pause").isEmpty());
    }
}
