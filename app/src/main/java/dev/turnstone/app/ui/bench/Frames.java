package dev.turnstone.app.ui.bench;

import dev.turnstone.app.ui.chart.Chart;
import dev.turnstone.app.ui.graph.GraphView;
import dev.turnstone.app.ui.run.Sheet;
import dev.turnstone.app.ui.task.FxThread;

import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Shows a control in a window and moves it a little in every frame: the time from frame to frame,
/// painting included.
final class Frames {
    private static final int WARM = 60;
    private static final int COUNTED = 180;
    private static final double WIDTH = 1_200;
    private static final double HEIGHT = 760;

    private Frames() {}

    static Spread graph(Supplier<GraphView> making) {
        return measure(
                making,
                new Consumer<>() {
                    private int frame;

                    @Override
                    public void accept(GraphView view) {
                        frame++;
                        view.zoom(frame % 40 < 20 ? 1.02 : 1 / 1.02);
                    }
                });
    }

    static Spread chart(Supplier<Chart> making) {
        return measure(
                making,
                new Consumer<>() {
                    private int frame;

                    @Override
                    public void accept(Chart chart) {
                        frame++;
                        chart.zoom(frame % 40 < 20 ? 1.03 : 1 / 1.03);
                    }
                });
    }

    /// Scrolled by some rows in every frame.
    static Spread table(Supplier<TableView<Integer>> making, int rows) {
        return measure(
                making,
                new Consumer<>() {
                    private int frame;

                    @Override
                    public void accept(TableView<Integer> table) {
                        table.scrollTo(frame++ * 7 % (rows - 50));
                    }
                });
    }

    private static <T extends Region> Spread measure(Supplier<T> making, Consumer<T> move) {
        CompletableFuture<double[]> done = new CompletableFuture<>();
        new FxThread()
                .execute(
                        () -> {
                            try {
                                begin(making.get(), move, done);
                            } catch (RuntimeException | Error e) {
                                done.completeExceptionally(e);
                            }
                        });
        return Spread.of(done.join());
    }

    private static <T extends Region> void begin(
            T control, Consumer<T> move, CompletableFuture<double[]> done) {
        StackPane root = new StackPane(control);
        Sheet.dress(root);
        Stage stage = new Stage();
        stage.setScene(new Scene(root, WIDTH, HEIGHT));
        stage.show();
        new AnimationTimer() {
            private final double[] took = new double[COUNTED];
            private int frame;
            private long last;

            @Override
            public void handle(long now) {
                long time = System.nanoTime();
                int counted = frame - WARM;
                if (counted >= COUNTED) {
                    stop();
                    stage.hide();
                    done.complete(took);
                    return;
                }
                if (counted >= 0) {
                    took[counted] = (time - last) / 1e6;
                }
                last = time;
                frame++;
                move.accept(control);
            }
        }.start();
    }
}
