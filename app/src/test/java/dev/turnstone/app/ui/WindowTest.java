package dev.turnstone.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.Screenshots.Looks;
import dev.turnstone.app.ui.shell.WindowRoot;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Tag;
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
        past(home);
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
    void historyAndSettingsAndWhatLiesOnTopHaveTheirPictures() throws Exception {
        pictures(Looks.ONE);
    }

    @Test
    @Tag("soak")
    void historyAndSettingsAndWhatLiesOnTopInEveryLook() throws Exception {
        pictures(Looks.EVERY);
    }

    private void pictures(Looks looks) throws InterruptedException {
        try (SomebodysHome own = new SomebodysHome(home)) {
            try (TestDesk desk = TestDesk.open(own.place())) {
                shots(looks, desk, "history", "history-empty", _ -> {});
            }
            past(own.place());
            try (TestDesk desk = TestDesk.open(own.place())) {
                shots(looks, desk, "settings", "settings", _ -> {});
                shots(looks, desk, "history", "history", _ -> {});
                shots(
                        looks,
                        desk,
                        "history",
                        "history-specs",
                        root ->
                                ((TabPane) find(root, "#history-tabs"))
                                        .getSelectionModel()
                                        .select(1));
                shots(
                        looks,
                        desk,
                        "home",
                        "palette",
                        root -> {
                            root.openPalette();
                            TextField field = (TextField) find(root, "#palette-field");
                            field.setText("open");
                            field.end();
                        });
                shots(looks, desk, "home", "keys", WindowRoot::openKeys);
                assertThat(desk.failures()).isEmpty();
            }
        }
    }

    private static void shots(
            Looks looks, TestDesk desk, String page, String name, Consumer<WindowRoot> doing) {
        WindowRoot[] shown = new WindowRoot[1];
        int[] asked = new int[1];
        Screenshots.take(
                looks,
                name,
                () -> {
                    shown[0] = desk.window();
                    shown[0].shell().open(page);
                    asked[0] = 0;
                    return shown[0];
                },
                () -> {
                    if (!desk.isCalm()) {
                        return false;
                    }
                    if (asked[0]++ == 0) {
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

    private static void past(Path home) throws InterruptedException {
        try (PastRuns past = PastRuns.in(home)) {
            past.spec("prod", 1).spec("gamma", 1).current("prod");
            past.run("gamma", "", "");
            past.run("prod", "", "");
            past.spec("prod", 2);
            past.run("prod", PastRuns.SNAPSHOT, "");
        }
    }
}
