package dev.turnstone.app.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.workflow.StepState;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class WalkTest {
    @Test
    void theSidesLeadAlongTheEdges() {
        Drawing drawing =
                Layout.of(
                        List.of(
                                Graphs.node("a", StepState.SUCCEEDED),
                                Graphs.node("b", StepState.SUCCEEDED, "a"),
                                Graphs.node("c", StepState.SUCCEEDED, "a"),
                                Graphs.node("d", StepState.SUCCEEDED, "b")));

        Walk.Way on = drawing.down() ? Walk.Way.DOWN : Walk.Way.RIGHT;
        Walk.Way back = drawing.down() ? Walk.Way.UP : Walk.Way.LEFT;

        assertThat(Walk.from(drawing, "b", back)).isEqualTo("a");
        assertThat(Walk.from(drawing, "b", on)).isEqualTo("d");
        assertThat(Walk.from(drawing, "a", back)).isEqualTo("a");
        assertThat(
                        List.of(
                                Walk.from(
                                        drawing, "b", drawing.down() ? Walk.Way.LEFT : Walk.Way.UP),
                                Walk.from(
                                        drawing,
                                        "b",
                                        drawing.down() ? Walk.Way.RIGHT : Walk.Way.DOWN)))
                .contains("c");
    }

    @Test
    void everyWayEndsAtANodeOfTheDrawing() {
        Drawing drawing = Layout.of(Graphs.random(new Random(), 40));
        String at = "n0";
        Random random = new Random();
        for (int i = 0; i < 200; i++) {
            at = Walk.from(drawing, at, List.of(Walk.Way.values()).get(random.nextInt(4)));
            assertThat(drawing.boxes()).containsKey(at);
        }
        assertThat(Walk.from(drawing, "gone", Walk.Way.UP)).isEqualTo("n0");
    }
}
