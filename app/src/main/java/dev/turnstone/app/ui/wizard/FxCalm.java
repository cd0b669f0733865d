package dev.turnstone.app.ui.wizard;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Waits for a pause in what is typed.
final class FxCalm implements Calm {
    private static final Duration PAUSE = Duration.millis(400);

    private final PauseTransition pause = new PauseTransition(PAUSE);

    @Override
    public void whenCalm(Runnable action) {
        pause.setOnFinished(_ -> action.run());
        pause.playFromStart();
    }
}
