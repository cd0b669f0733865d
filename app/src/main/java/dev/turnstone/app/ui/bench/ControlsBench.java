package dev.turnstone.app.ui.bench;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.chart.Chart;
import dev.turnstone.app.ui.chart.ChartData;
import dev.turnstone.app.ui.chart.Points;
import dev.turnstone.app.ui.chart.Series;
import dev.turnstone.app.ui.chart.Unit;
import dev.turnstone.app.ui.diff.Diff;
import dev.turnstone.app.ui.diff.DiffText;
import dev.turnstone.app.ui.diff.Limits;
import dev.turnstone.app.ui.graph.Drawing;
import dev.turnstone.app.ui.graph.GraphNode;
import dev.turnstone.app.ui.graph.GraphView;
import dev.turnstone.app.ui.graph.Grouping;
import dev.turnstone.app.ui.graph.Layout;
import dev.turnstone.app.ui.run.Columns;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.StepState;

import javafx.scene.control.TableView;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/// How long layouts and diffs take, and how long frames take while a graph or a chart is moved. The
/// toolkit must run; blocks, so not on the window's thread.
public final class ControlsBench {
    private static final int TIMES = 7;
    private static final int INDICES = 5_000;
    private static final double LAYOUT = 1_000;

    /// One of sixty in a second; the timer itself ticks at 16.67.
    private static final double FRAME = 17;

    private static final double DIFF = 300;
    private static final int POINTS = 100_000;
    private static final int FIELDS = 12_000;
    private static final List<StepState> STATES = List.of(StepState.values());
    private static final long SEED = 20_261_121;

    private ControlsBench() {}

    public static List<WorkbenchRow> run() {
        List<WorkbenchRow> all = new ArrayList<>();
        long began = System.nanoTime();
        Layout.of(lines(2));
        row(all, "graph: first layout", Spread.of((System.nanoTime() - began) / 1e6), LAYOUT);
        for (int nodes : new int[] {500, 2_000}) {
            List<GraphNode> steps =
                    Grouping.of(lines(nodes / 6), Set.of(), group -> group.size() + " steps");
            row(all, "graph of " + nodes + ": layout", times(() -> Layout.of(steps)), LAYOUT);
            Drawing drawing = Layout.of(steps);
            row(
                    all,
                    "graph of " + nodes + ": frame",
                    Frames.graph(() -> view(steps, drawing)),
                    FRAME);
        }
        ChartData data = chart();
        row(all, "chart of 3 x 100k: frame", Frames.chart(() -> chart(data)), FRAME);
        row(all, "table of 5,000: frame", Frames.table(() -> table(INDICES), INDICES), FRAME);
        String left = mapping("keyword");
        String right = mapping("text");
        row(
                all,
                "diff of two mappings of " + left.length() / 1024 + " KiB, parsing included",
                times(() -> Diff.of(DiffText.of(left), DiffText.of(right), Limits.USUAL)),
                DIFF);
        return all;
    }

    private static void row(List<WorkbenchRow> all, String name, Spread figures, double bar) {
        all.add(WorkbenchRow.of(name, figures, "ms", bar, Usage.now()));
    }

    private static Chart chart(ChartData data) {
        Chart chart = new Chart("bench", "", Texts.of("controls"));
        chart.show(data);
        return chart;
    }

    /// As long as that of the indices, with a badge and numbers in each row.
    private static TableView<Integer> table(int rows) {
        TableView<Integer> table =
                Columns.table(
                        "bench",
                        Columns.words("name", 260, row -> "orders-%05d".formatted(row)),
                        Columns.states(
                                "state",
                                190,
                                Texts.of("ui"),
                                row -> STATES.get(row % STATES.size())),
                        Columns.bars("share", 140, row -> row % 101 / 100.0),
                        Columns.numbers("documents", 120, row -> row * 977L),
                        Columns.numbers("bytes", 120, row -> row * 65_537L));
        for (int i = 0; i < rows; i++) {
            table.getItems().add(i);
        }
        return table;
    }

    private static GraphView view(List<GraphNode> steps, Drawing drawing) {
        GraphView view = new GraphView(Texts.of("controls"), Texts.of("ui"));
        view.show(steps, drawing);
        return view;
    }

    private static Spread times(Supplier<?> work) {
        double[] took = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            if (work.get() == null) {
                throw new IllegalStateException("the work came to nothing");
            }
            took[i] = (System.nanoTime() - began) / 1e6;
        }
        return Spread.of(took);
    }

    /// Groups with six steps each, and what ends them.
    static List<GraphNode> lines(int count) {
        List<GraphNode> nodes = new ArrayList<>();
        List<String> all = new ArrayList<>();
        StepKind[] kinds = {
            StepKind.ASSESS,
            StepKind.METADATA,
            StepKind.CAPTURE,
            StepKind.BACKFILL,
            StepKind.REPLAY,
            StepKind.VALIDATE
        };
        for (int line = 0; line < count; line++) {
            for (int i = 0; i < kinds.length; i++) {
                String id = line + "/" + i;
                List<String> after = i == 0 ? List.of() : List.of(line + "/" + (i - 1));
                StepState state = STATES.get((line + i) % STATES.size());
                nodes.add(
                        GraphNode.step(
                                id,
                                kinds[i],
                                kinds[i].label() + ": group " + line,
                                "prod-os",
                                state,
                                "group " + line,
                                after));
                all.add(id);
            }
        }
        nodes.add(
                GraphNode.step(
                        "end", StepKind.TEARDOWN, "end", "", StepState.NOT_STARTED, "", all));
        return nodes;
    }

    private static ChartData chart() {
        Random random = new Random(SEED);
        Series[] series = new Series[3];
        for (int i = 0; i < series.length; i++) {
            double[] xs = new double[POINTS];
            double[] ys = new double[POINTS];
            double y = 1_000;
            for (int k = 0; k < POINTS; k++) {
                xs[k] = k * 100.0;
                y = Math.max(0, y + random.nextGaussian() * 20);
                ys[k] = y;
            }
            series[i] = new Series("series " + i, Points.of(xs, ys));
        }
        return ChartData.of(Unit.PER_SECOND, series);
    }

    /// About a megabyte.
    private static String mapping(String type) {
        StringBuilder text = new StringBuilder("{\"mappings\":{\"properties\":{");
        for (int i = 0; i < FIELDS; i++) {
            text.append(
                    "\"field-%05d\":{\"type\":\"%s\",\"ignore_above\":256,\"doc_values\":true},"
                            .formatted(i, i % 50 == 0 ? type : "keyword"));
        }
        return text.append("\"end\":{\"type\":\"date\"}}}}").toString();
    }
}
