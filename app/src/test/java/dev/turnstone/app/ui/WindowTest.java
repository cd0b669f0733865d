package dev.turnstone.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.shell.WindowRoot;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.nio.file.Path;
import java.util.function.Consumer;

/// The whole window, by its keys and on pictures.
@UiTest
class WindowTest {
    @TempDir private Path home;

    @Test
    void everyPageIsReachedByKeysAlone() throws Exception {
        past();
        try (TestDesk desk = TestDesk.open(home)) {
            WindowRoot root = Toolkit.on(desk::window);
            Stage stage = show(root);
            try {
                FxRobot robot = new FxRobot();
                robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P)
                        .release(KeyCode.P, KeyCode.SHIFT, KeyCode.CONTROL);
                Screenshots.await(() -> root.lookup("#palette-field").isFocused());
                robot.write("hist").type(KeyCode.ENTER);
                Screenshots.await(() -> root.shell().page().equals("history"));
                robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
                Screenshots.await(() -> root.shell().page().equals("settings"));
                robot.press(KeyCode.CONTROL, KeyCode.DIGIT1)
                        .release(KeyCode.DIGIT1, KeyCode.CONTROL);
                Screenshots.await(() -> root.shell().page().equals("home"));
                assertThat(desk.failures()).isEmpty();
            } finally {
                Toolkit.run(stage::hide);
            }
        }
    }

    @Test
    void picturesOfHistoryAndSettingsAndWhatLiesOnTop() throws Exception {
        past();
        try (TestDesk desk = TestDesk.open(home)) {
            shots(desk, "settings", _ -> {});
            shots(desk, "history", _ -> {});
            shots(
                    desk,
                    "history",
                    "history-specs",
                    root -> ((TabPane) find(root, "#history-tabs")).getSelectionModel().select(1));
            shots(
                    desk,
                    "home",
                    "palette",
                    root -> {
                        root.openPalette();
                        ((TextField) find(root, "#palette-field")).setText("o");
                    });
            shots(desk, "home", "keys", WindowRoot::openKeys);
            assertThat(desk.failures()).isEmpty();
        }
    }

    private static void shots(TestDesk desk, String page, Consumer<WindowRoot> doing) {
        shots(desk, page, page, doing);
    }

    private static void shots(TestDesk desk, String page, String name, Consumer<WindowRoot> doing) {
        WindowRoot[] shown = new WindowRoot[1];
        boolean[] done = new boolean[1];
        Screenshots.take(
                name,
                () -> {
                    shown[0] = desk.window();
                    shown[0].shell().open(page);
                    done[0] = false;
                    return shown[0];
                },
                () -> {
                    if (desk.feed().now().isEmpty()) {
                        return false;
                    }
                    if (!done[0]) {
                        done[0] = true;
                        doing.accept(shown[0]);
                        return false;
                    }
                    return true;
                });
    }

    private static Node find(Node root, String selector) {
        return java.util.Objects.requireNonNull(root.lookup(selector), selector);
    }

    private static Stage show(WindowRoot root) {
        return Toolkit.on(
                () -> {
                    Stage stage = new Stage();
                    Scene scene = new Scene(root, 1280, 800);
                    Screenshots.theme(dev.turnstone.app.ui.theme.Appearance.LIGHT).dress(scene);
                    stage.setScene(scene);
                    stage.show();
                    stage.requestFocus();
                    return stage;
                });
    }

    private void past() throws InterruptedException {
        try (PastRuns past = PastRuns.in(home)) {
            past.spec("prod", 1).spec("gamma", 1).current("prod");
            past.run("gamma", "", "");
            past.run("prod", "", "");
            past.spec("prod", 2);
            past.run("prod", "orders/snapshot", "");
        }
    }
}
