package dev.turnstone.app.ui.run;

import dev.turnstone.app.ui.Screenshots;
import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.theme.Appearance;
import dev.turnstone.app.ui.theme.Theme;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.testfx.api.FxRobot;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A window with something in it, and a hand for mouse and keys.
public final class Windowed implements AutoCloseable {
    private static final double WIDTH = 980;
    private static final double HEIGHT = 720;

    private final Stage stage;
    private final FxRobot robot = new FxRobot();

    private Windowed(Stage stage) {
        this.stage = stage;
    }

    public static Windowed show(Supplier<? extends Parent> content) {
        return show(content, WIDTH, HEIGHT);
    }

    public static Windowed show(Supplier<? extends Parent> content, double width, double height) {
        Stage stage =
                Toolkit.on(
                        () -> {
                            Theme theme = Screenshots.theme(Appearance.LIGHT);
                            Parent made = content.get();
                            Scene scene = new Scene(made, width, height);
                            theme.dress(scene);
                            Stage shown = new Stage();
                            shown.setX(0);
                            shown.setY(0);
                            shown.setScene(scene);
                            shown.show();
                            shown.requestFocus();
                            return shown;
                        });
        Toolkit.pulse();
        return new Windowed(stage);
    }

    /// Of a window that somebody else has opened in this process.
    public static Windowed ofTheFirst() {
        Screenshots.await(() -> !Window.getWindows().isEmpty());
        return new Windowed(Toolkit.on(() -> (Stage) Window.getWindows().getFirst()));
    }

    public FxRobot robot() {
        return robot;
    }

    /// What did not come is to be seen on a picture.
    public void await(BooleanSupplier ready) {
        try {
            Screenshots.await(ready);
        } catch (AssertionError e) {
            Screenshots.keep(
                    "what-did-not-come-" + ProcessHandle.current().pid(), stage.getScene());
            throw e;
        }
    }

    /// In any window that is shown.
    public Optional<Node> find(String selector) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().getRoot().lookup(selector))
                .filter(node -> node != null && isSeen(node))
                .findFirst();
    }

    /// Waits for it, and points at it.
    public void click(String selector) {
        await(() -> find(selector).isPresent());
        Toolkit.pulse();
        robot.clickOn(Toolkit.on(() -> find(selector).orElseThrow()));
    }

    public void focus(String selector) {
        await(() -> find(selector).isPresent());
        Toolkit.run(() -> find(selector).orElseThrow().requestFocus());
    }

    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        Toolkit.run(
                () -> {
                    for (Window window : Window.getWindows().stream().toList()) {
                        if (!window.equals(stage)) {
                            window.hide();
                        }
                    }
                    stage.hide();
                });
    }
}
