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
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.StepState;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/// How long layouts and diffs take, and how long frames take while a graph or a chart is moved. The
/// toolkit must run; blocks, so not on the window's thread.
public final class ControlsBench {
    private static final int TIMES = 7;
    private static final int POINTS = 100_000;
    private static final int FIELDS = 12_000;
    private static final List<StepState> STATES = List.of(StepState.values());
    private static final long SEED = 20_261_121;

    private ControlsBench() {}

    /// One figure in milliseconds: the median, and what 95 of 100 stay under.
    public record Measured(String what, double median, double most) {}

    public static List<Measured> run() {
        List<Measured> all = new ArrayList<>();
        long began = System.nanoTime();
        Layout.of(lines(2));
        double first = (System.nanoTime() - began) / 1e6;
        all.add(new Measured("graph: first layout", first, first));
        for (int nodes : new int[] {500, 2_000}) {
            List<GraphNode> steps =
                    Grouping.of(lines(nodes / 6), Set.of(), group -> group.size() + " steps");
            all.add(times("graph of " + nodes + ": layout", () -> Layout.of(steps)));
            Drawing drawing = Layout.of(steps);
            all.add(Frames.graph("graph of " + nodes, () -> view(steps, drawing)));
        }
        ChartData data = chart();
        all.add(
                Frames.chart(
                        "chart of 3 x 100k",
                        () -> {
                            Chart chart = new Chart("bench", "", Texts.of("controls"));
                            chart.show(data);
                            return chart;
                        }));
        String left = mapping("keyword");
        String right = mapping("text");
        all.add(
                times(
                        "diff of two mappings of "
                                + left.length() / 1024
                                + " KiB, parsing included",
                        () -> Diff.of(DiffText.of(left), DiffText.of(right), Limits.USUAL)));
        return all;
    }

    private static GraphView view(List<GraphNode> steps, Drawing drawing) {
        GraphView view = new GraphView(Texts.of("controls"), Texts.of("ui"));
        view.show(steps, drawing);
        return view;
    }

    private static Measured times(String what, Supplier<?> work) {
        double[] took = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            if (work.get() == null) {
                throw new IllegalStateException(what + " came to nothing");
            }
            took[i] = (System.nanoTime() - began) / 1e6;
        }
        return of(what, took);
    }

    static Measured of(String what, double[] took) {
        double[] sorted = took.clone();
        Arrays.sort(sorted);
        return new Measured(
                what,
                sorted[sorted.length / 2],
                sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)]);
    }

    /// Groups with six steps each, and what ends them.
    private static List<GraphNode> lines(int count) {
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
