package dev.turnstone.app.ui.flow;

import dev.turnstone.app.ui.Launcher;

import javafx.application.Platform;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/// The program itself, and a hand that closes its window as soon as it is there.
final class ClosedWorkbench {
    static final String ENDED = "launcher returned";

    private ClosedWorkbench() {}

    public static void main(String[] args) {
        Thread.ofPlatform().daemon().name("hand").start(ClosedWorkbench::close);
        Launcher.launch();
        System.out.println(ENDED);
    }

    private static void close() {
        UsedWorkbench.awaitWindow();
        Platform.runLater(
                () -> {
                    Window window = Window.getWindows().getFirst();
                    window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
                });
    }
}
