package dev.turnstone.app.ui.shell;

import dev.turnstone.app.Texts;

import javafx.animation.PauseTransition;
import javafx.event.Event;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;

/// What is ending behind a window that was closed; comes only where that takes longer than a
/// moment, and stays until it is done. The window's thread.
public final class ClosingStage {
    private static final Duration MOMENT = Duration.seconds(1);
    private static final double WIDTH = 420;
    private static final double HEIGHT = 110;

    private final PauseTransition moment = new PauseTransition(MOMENT);
    private final Stage stage = new Stage();
    private final Label doing = new Label();
    private final Texts texts;

    public ClosingStage(Texts texts) {
        this.texts = texts;
        stage.setTitle(texts.text("ending.title"));
        stage.setScene(new Scene(content(), WIDTH, HEIGHT));
        stage.setResizable(false);
        // It ends by itself: closing it would end nothing sooner.
        stage.setOnCloseRequest(Event::consume);
        moment.setOnFinished(_ -> stage.show());
        moment.play();
    }

    /// `part` is the key of what is ending now.
    public void show(String part) {
        doing.setText(texts.bundle().getString(part));
    }

    public void close() {
        moment.stop();
        stage.hide();
    }

    private HBox content() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMinSize(28, 28);
        turning.setMaxSize(28, 28);
        Label title = new Label(texts.text("ending.title"));
        title.getStyleClass().add("section-title");
        doing.setWrapText(true);
        doing.getStyleClass().add("muted");
        VBox words = new VBox(4, title, doing);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox content = new HBox(16, turning, words);
        content.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().addAll("shell", "ending");
        content.setPadding(new Insets(20));
        content.setId("ending");
        return content;
    }
}
