package dev.turnstone.app.ui.graph;

import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What wheel, mouse and keys do with a graph. The window's thread.
final class GraphHand {
    private static final double WHEEL = 1.15;
    private static final double DRAG = 4;

    private final GraphView view;
    private double grabbedX;
    private double grabbedY;
    private boolean dragging;

    GraphHand(GraphView view) {
        this.view = view;
    }

    void attach() {
        view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShiftDown()) {
            view.look(view.camera().moved(event.getDeltaX() + event.getDeltaY(), 0));
        } else if (event.getDeltaY() != 0) {
            view.look(
                    view.camera()
                            .zoomed(
                                    event.getDeltaY() > 0 ? WHEEL : 1 / WHEEL,
                                    event.getX(),
                                    event.getY()));
        }
        event.consume();
    }

    private void pressed(MouseEvent event) {
        view.requestFocus();
        grabbedX = event.getX();
        grabbedY = event.getY();
        dragging = false;
    }

    private void dragged(MouseEvent event) {
        double byX = event.getX() - grabbedX;
        double byY = event.getY() - grabbedY;
        if (dragging || Math.hypot(byX, byY) > DRAG) {
            dragging = true;
            view.setCursor(Cursor.CLOSED_HAND);
            view.look(view.camera().moved(byX, byY));
            grabbedX = event.getX();
            grabbedY = event.getY();
        }
    }

    private void released(MouseEvent event) {
        view.setCursor(Cursor.DEFAULT);
        if (dragging || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        String at =
                view.drawing()
                        .at(
                                view.camera().drawingX(event.getX()),
                                view.camera().drawingY(event.getY()));
        view.select(at == null ? "" : at);
        if (at != null && event.getClickCount() == 2) {
            view.open(at);
        }
    }

    private void typed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> walk(Walk.Way.LEFT);
            case RIGHT -> walk(Walk.Way.RIGHT);
            case UP -> walk(Walk.Way.UP);
            case DOWN -> walk(Walk.Way.DOWN);
            case PLUS, ADD, EQUALS -> view.zoom(WHEEL);
            case MINUS, SUBTRACT -> view.zoom(1 / WHEEL);
            case DIGIT0, NUMPAD0 -> view.fit();
            case ENTER -> {
                if (view.selectedProperty().get().isEmpty()) {
                    return;
                }
                view.open(view.selectedProperty().get());
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void walk(Walk.Way way) {
        if (!view.drawing().boxes().isEmpty()) {
            view.select(Walk.from(view.drawing(), view.selectedProperty().get(), way));
        }
    }
}
