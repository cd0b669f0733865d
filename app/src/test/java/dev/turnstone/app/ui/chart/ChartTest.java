package dev.turnstone.app.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.run.Sheet;
import dev.turnstone.app.ui.run.Windowed;

import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

@UiTest
@Tag("soak")
class ChartTest {
    @TempDir private Path folder;

    @Test
    void keysZoomReadValuesAndShowEverythingAgain() {
        Chart chart = Toolkit.on(ChartTest::chart);
        try (Windowed window = Windowed.show(() -> framed(chart))) {
            window.focus(".chart");
            double whole = Toolkit.on(() -> chart.visible().span());
            window.robot().push(KeyCode.EQUALS);
            window.await(() -> chart.visible().span() < whole);
            window.robot().push(KeyCode.LEFT);
            window.await(() -> chart.getAccessibleText().contains("read 5"));
            window.robot().push(KeyCode.DIGIT0);
            window.await(() -> chart.visible().span() == whole);
        }
    }

    @Test
    void itIsSavedAsPictureDrawingAndTable() throws Exception {
        Chart chart = Toolkit.on(ChartTest::chart);
        try (Windowed window = Windowed.show(() -> framed(chart))) {
            window.await(() -> chart.getWidth() > 0);
            for (String name : new String[] {"a.png", "a.svg", "a.csv"}) {
                Path file = folder.resolve(name);
                Toolkit.on(
                        () -> {
                            ChartMenu.write(chart, file.toFile());
                            return true;
                        });
                assertThat(Files.size(file)).as(name).isGreaterThan(200);
            }
        }
    }

    private static StackPane framed(Chart chart) {
        StackPane pane = new StackPane(chart);
        Sheet.dress(pane);
        return pane;
    }

    private static Chart chart() {
        Chart chart = new Chart("Rate", "nothing", Texts.of("controls"));
        double[] xs = new double[1_000];
        double[] ys = new double[1_000];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = i * 1_000.0;
            ys[i] = 5;
        }
        chart.show(ChartData.of(Unit.NUMBER, new Series("read", Points.of(xs, ys))));
        return chart;
    }
}
