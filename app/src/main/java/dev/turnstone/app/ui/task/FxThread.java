package dev.turnstone.app.ui.task;

import javafx.application.Platform;

import java.util.concurrent.Executor;

/// Runs things on the thread of the window. The only class that asks the toolkit for it.
public final class FxThread implements Executor {
    @Override
    public void execute(Runnable command) {
        if (Platform.isFxApplicationThread()) {
            command.run();
        } else {
            Platform.runLater(command);
        }
    }
}
