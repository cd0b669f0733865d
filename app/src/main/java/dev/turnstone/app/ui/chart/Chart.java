package dev.turnstone.app.ui.chart;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.ink.Inks;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Values over time: zoomed by the wheel or the keys, moved by dragging, read by pointing or by the
/// arrow keys. Without a view of its own it shows everything, and follows what is added.
public final class Chart extends Region {
    private static final double WHEEL = 1.25;
    private static final double STEP = 0.15;

    /// A few seconds alone would fill the chart with their noise.
    private static final double LEAST_SHOWN = 60_000;

    private static final double LEAST_SPAN = 20;
    private static final double LEGEND = 22;

    private final ObjectProperty<ChartData> data = new SimpleObjectProperty<>(ChartData.NONE);
    private final Canvas canvas = new Canvas();
    private final FlowPane legend = new FlowPane();
    private final Label nothing = new Label();
    private final Inks inks;
    private final ChartPainter painter;
    private final ChartReadout readout;
    private final String title;
    private ChartPainter.@Nullable Painted painted;
    private @Nullable Scale view;
    private @Nullable Double moment;
    private double grabbed;

    /// `nothing` is said while there are no values.
    public Chart(String title, String nothing, Texts texts) {
        this.title = title;
        this.inks =
                new Inks(
                        this::requestLayout,
                        Stream.concat(
                                        IntStream.range(0, ChartPainter.COLOURS)
                                                .mapToObj(ChartPainter::ink),
                                        Stream.of("grid", "axis", "threshold"))
                                .toArray(String[]::new));
        ZoneId zone = ZoneId.systemDefault();
        this.painter = new ChartPainter(inks, zone);
        this.readout = new ChartReadout(inks, zone);
        this.nothing.setText(nothing);
        this.nothing.getStyleClass().add("chart-nothing");
        legend.getStyleClass().add("chart-legend");
        getStyleClass().add("chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(title);
        setAccessibleHelp(texts.text("chart.help"));
        setMinSize(160, 110);
        setPrefSize(480, 190);
        getChildren().addAll(inks, canvas, readout.canvas(), legend, this.nothing, readout.panel());
        data.subscribe((_, next) -> show(next));
        ChartMenu.attach(this, texts);
        listen();
    }

    public ObjectProperty<ChartData> dataProperty() {
        return data;
    }

    public void show(ChartData next) {
        data.set(next);
        legend.getChildren()
                .setAll(
                        IntStream.range(0, next.series().size())
                                .mapToObj(i -> entry(next.series().get(i).name(), i))
                                .toList());
        nothing.setVisible(next.isEmpty());
        requestLayout();
    }

    /// Everything, following what is added.
    public void fit() {
        view = null;
        requestLayout();
    }

    public void zoom(double factor) {
        Scale now = visible();
        zoom(factor, now.low() + now.span() / 2);
    }

    /// Further on by this share of what is seen.
    public void pan(double share) {
        view(visible().moved(visible().span() * share));
    }

    String title() {
        return title;
    }

    Inks inks() {
        return inks;
    }

    Scale visible() {
        Scale now = view;
        if (now != null) {
            return now;
        }
        double high = data.get().lastX();
        double low = Math.min(data.get().firstX(), high - LEAST_SHOWN);
        return ChartPainter.across(low, high, canvas.getWidth());
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth());
        double top = legend.getChildren().isEmpty() ? 0 : LEGEND;
        double height = Math.max(1, getHeight() - top);
        legend.resizeRelocate(52, 0, Math.max(1, width - 52), LEGEND);
        place(canvas, top, width, height);
        place(readout.canvas(), top, width, height);
        double wide = nothing.prefWidth(-1);
        nothing.resizeRelocate(
                (width - wide) / 2, top + height / 2 - 20, wide, nothing.prefHeight(-1));
        Scale now = visible();
        painted =
                painter.paint(
                        canvas.getGraphicsContext2D(),
                        data.get(),
                        now.low(),
                        now.high(),
                        width,
                        height);
        read();
    }

    private static void place(Canvas canvas, double top, double width, double height) {
        canvas.setLayoutY(top);
        canvas.setWidth(width);
        canvas.setHeight(height);
    }

    private void listen() {
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX()));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> unpoint());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    private void scrolled(ScrollEvent event) {
        ChartPainter.Painted now = painted;
        if (now != null && event.getDeltaY() != 0 && !data.get().isEmpty()) {
            zoom(event.getDeltaY() > 0 ? WHEEL : 1 / WHEEL, now.across().value(event.getX()));
            event.consume();
        }
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        grabbed = event.getX();
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            fit();
        }
    }

    private void dragged(MouseEvent event) {
        ChartPainter.Painted now = painted;
        if (now != null && view != null) {
            view(visible().moved(now.across().value(grabbed) - now.across().value(event.getX())));
            grabbed = event.getX();
        }
    }

    private void typed(KeyEvent event) {
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> zoom(WHEEL);
            case MINUS, SUBTRACT -> zoom(1 / WHEEL);
            case DIGIT0, NUMPAD0, HOME -> fit();
            case LEFT -> step(event, -1);
            case RIGHT -> step(event, 1);
            case ESCAPE -> {
                if (moment == null) {
                    return;
                }
                unpoint();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// The next value, or with Shift a stretch further on.
    private void step(KeyEvent event, int by) {
        if (event.isShiftDown()) {
            pan(by * STEP);
            return;
        }
        data.get().series().stream()
                .filter(each -> !each.points().isEmpty())
                .findFirst()
                .ifPresent(each -> step(each.points(), by));
    }

    private void step(Points points, int by) {
        Double at = moment;
        int next =
                at == null
                        ? points.nearest(visible().high())
                        : Math.clamp((long) points.nearest(at) + by, 0, points.size() - 1);
        moment = points.x(next);
        read();
    }

    private void zoom(double factor, double around) {
        Scale next = visible().zoomed(factor, around);
        if (next.span() >= LEAST_SPAN) {
            view(next);
        }
    }

    private void view(Scale next) {
        double low = data.get().firstX();
        double high = data.get().lastX();
        Scale kept = high > low ? next.within(low, high) : next;
        view = kept.span() >= high - low ? null : kept;
        requestLayout();
    }

    private void point(double x) {
        ChartPainter.Painted now = painted;
        if (now == null
                || data.get().isEmpty()
                || x < now.across().from()
                || x > now.across().to()) {
            unpoint();
            return;
        }
        moment = now.across().value(x);
        read();
    }

    private void unpoint() {
        moment = null;
        read();
    }

    private void read() {
        ChartPainter.Painted now = painted;
        Double at = moment;
        if (now == null
                || at == null
                || at < now.across().low()
                || at > now.across().high()
                || data.get().isEmpty()) {
            readout.hide();
            setAccessibleText(title);
            return;
        }
        setAccessibleText(title + ". " + readout.show(data.get(), now, at));
    }

    private static Label entry(String name, int series) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", "ink-" + ChartPainter.ink(series));
        Label entry = new Label(name, swatch);
        entry.getStyleClass().add("chart-legend-entry");
        return entry;
    }
}
