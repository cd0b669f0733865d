package dev.turnstone.app.ui.graph;

/// Which part of a drawing is seen: a point of the drawing is shown at `point * zoom + offset`.
public record Camera(double zoom, double x, double y) {
    public static final double LEAST = 0.05;
    public static final double MOST = 2.5;
    private static final double FIT_MOST = 1.0;

    public static final Camera START = new Camera(1, 0, 0);

    public Camera {
        zoom = Math.clamp(zoom, LEAST, MOST);
    }

    /// The whole drawing in the middle, never larger than life.
    public static Camera fit(Drawing drawing, double width, double height) {
        if (drawing.width() <= 0 || width <= 0 || height <= 0) {
            return START;
        }
        double zoom =
                Math.clamp(
                        Math.min(width / drawing.width(), height / drawing.height()),
                        LEAST,
                        FIT_MOST);
        return new Camera(
                zoom, (width - drawing.width() * zoom) / 2, (height - drawing.height() * zoom) / 2);
    }

    /// Closer by the factor, with this place of the view staying where it is.
    public Camera zoomed(double factor, double viewX, double viewY) {
        double next = Math.clamp(zoom * factor, LEAST, MOST);
        double real = next / zoom;
        return new Camera(next, viewX - (viewX - x) * real, viewY - (viewY - y) * real);
    }

    public Camera moved(double byX, double byY) {
        return new Camera(zoom, x + byX, y + byY);
    }

    /// Moved as little as need be so that the box is seen, with some air around it.
    public Camera showing(Drawing.Box box, double width, double height, double air) {
        double left = viewX(box.x()) - air;
        double right = viewX(box.x() + box.width()) + air;
        double top = viewY(box.y()) - air;
        double bottom = viewY(box.y() + box.height()) + air;
        double byX = left < 0 ? -left : right > width ? width - right : 0;
        double byY = top < 0 ? -top : bottom > height ? height - bottom : 0;
        return moved(byX, byY);
    }

    public Camera centred(double drawingX, double drawingY, double width, double height) {
        return new Camera(zoom, width / 2 - drawingX * zoom, height / 2 - drawingY * zoom);
    }

    public double viewX(double drawingX) {
        return drawingX * zoom + x;
    }

    public double viewY(double drawingY) {
        return drawingY * zoom + y;
    }

    public double drawingX(double viewX) {
        return (viewX - x) / zoom;
    }

    public double drawingY(double viewY) {
        return (viewY - y) / zoom;
    }
}
