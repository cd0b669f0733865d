package dev.turnstone.app.ui;

import dev.turnstone.app.ui.settings.Remembered.Place;

import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where the window stands, from one time to the next; a place that no screen shows any more is not
/// taken.
final class WindowPlace {
    static final double WIDTH = 1280;
    static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 680;

    private final Stage stage;
    private Place normal = new Place(0, 0, 0, 0, false);

    WindowPlace(Stage stage) {
        this.stage = stage;
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.xProperty().subscribe(_ -> follow());
        stage.yProperty().subscribe(_ -> follow());
        stage.widthProperty().subscribe(_ -> follow());
        stage.heightProperty().subscribe(_ -> follow());
    }

    void restore(Place place) {
        if (!place.isKnown()
                || Screen.getScreensForRectangle(
                                place.x(), place.y(), place.width(), place.height())
                        .isEmpty()) {
            return;
        }
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximized());
    }

    Place now() {
        return new Place(
                normal.x(), normal.y(), normal.width(), normal.height(), stage.isMaximized());
    }

    private void follow() {
        if (!stage.isMaximized() && stage.getWidth() > 0) {
            normal =
                    new Place(
                            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        }
    }
}
