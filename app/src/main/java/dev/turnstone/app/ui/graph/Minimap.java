package dev.turnstone.app.ui.graph;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.function.BiConsumer;

/// The whole drawing small, with the part that is seen; clicked or dragged to go there.
final class Minimap extends Region {
    static final double WIDTH = 184;
    static final double HEIGHT = 116;
    private static final double AIR = 8;

    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private final NodePainter painter;
    private double scale = 1;
    private double left;
    private double top;

    /// `go` is told a place of the drawing.
    Minimap(NodePainter painter, BiConsumer<Double, Double> go) {
        this.painter = painter;
        getStyleClass().add("graph-minimap");
        setManaged(false);
        resize(WIDTH, HEIGHT);
        getChildren().add(canvas);
        addEventHandler(MouseEvent.ANY, this::taken);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> go(event, go));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> go(event, go));
    }

    private void taken(MouseEvent event) {
        event.consume();
    }

    private void go(MouseEvent event, BiConsumer<Double, Double> to) {
        to.accept((event.getX() - left) / scale, (event.getY() - top) / scale);
    }

    void paint(Drawing drawing, List<GraphNode> nodes, Camera camera, double width, double height) {
        scale =
                Math.min(
                        (WIDTH - 2 * AIR) / drawing.width(), (HEIGHT - 2 * AIR) / drawing.height());
        left = (WIDTH - drawing.width() * scale) / 2;
        top = (HEIGHT - drawing.height() * scale) / 2;
        GraphicsContext on = canvas.getGraphicsContext2D();
        on.clearRect(0, 0, WIDTH, HEIGHT);
        for (GraphNode node : nodes) {
            Drawing.Box box = drawing.boxes().get(node.id());
            if (box != null) {
                on.setFill(painter.tone(node.state()));
                on.fillRect(
                        left + box.x() * scale,
                        top + box.y() * scale,
                        Math.max(2, box.width() * scale),
                        Math.max(1.5, box.height() * scale));
            }
        }
        on.setStroke(painter.colour("focus"));
        on.setLineWidth(1.5);
        double x = Math.max(1, left + camera.drawingX(0) * scale);
        double y = Math.max(1, top + camera.drawingY(0) * scale);
        on.strokeRect(
                x,
                y,
                Math.min(WIDTH - 1, left + camera.drawingX(width) * scale) - x,
                Math.min(HEIGHT - 1, top + camera.drawingY(height) * scale) - y);
    }
}
