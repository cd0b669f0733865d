package dev.turnstone.app.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.workflow.StepState;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

class LayoutTest {
    @Test
    void nothingIsNoDrawing() {
        assertThat(Layout.of(List.of())).isEqualTo(Drawing.NONE);
    }

    @Test
    void nodesNeverOverlapAndStandBehindWhatTheyDependOn() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            List<GraphNode> nodes = Graphs.random(random, 1 + random.nextInt(40));

            Drawing drawing = Layout.of(nodes);

            assertThat(drawing.boxes()).as("seed " + seed).hasSameSizeAs(nodes);
            List<Drawing.Box> boxes = new ArrayList<>(drawing.boxes().values());
            for (int a = 0; a < boxes.size(); a++) {
                for (int b = a + 1; b < boxes.size(); b++) {
                    assertThat(overlap(boxes.get(a), boxes.get(b))).as("seed " + seed).isFalse();
                }
                assertThat(boxes.get(a).x() + boxes.get(a).width())
                        .isLessThanOrEqualTo(drawing.width());
                assertThat(boxes.get(a).y() + boxes.get(a).height())
                        .isLessThanOrEqualTo(drawing.height());
            }
            for (Drawing.Wire wire : drawing.wires()) {
                Drawing.Box from = Objects.requireNonNull(drawing.boxes().get(wire.from()));
                Drawing.Box to = Objects.requireNonNull(drawing.boxes().get(wire.to()));
                if (drawing.down()) {
                    assertThat(from.y() + from.height()).as("seed " + seed).isLessThan(to.y());
                    assertThat(wire.bends().getLast().y()).isEqualTo(to.y());
                } else {
                    assertThat(from.x() + from.width()).as("seed " + seed).isLessThan(to.x());
                    assertThat(wire.bends().getLast().x()).isEqualTo(to.x());
                }
            }
        }
    }

    @Test
    void aLongLineRunsDownAndManyLinesRunAcross() {
        assertThat(Layout.of(lines(2)).down()).isTrue();
        assertThat(Layout.of(lines(40)).down()).isFalse();
    }

    private static List<GraphNode> lines(int count) {
        List<GraphNode> nodes = new ArrayList<>();
        for (int line = 0; line < count; line++) {
            for (int i = 0; i < 7; i++) {
                nodes.add(
                        i == 0
                                ? Graphs.node(line + "/0", StepState.RUNNING)
                                : Graphs.node(
                                        line + "/" + i, StepState.RUNNING, line + "/" + (i - 1)));
            }
        }
        return nodes;
    }

    private static boolean overlap(Drawing.Box a, Drawing.Box b) {
        return a.x() < b.x() + b.width()
                && b.x() < a.x() + a.width()
                && a.y() < b.y() + b.height()
                && b.y() < a.y() + a.height();
    }
}
