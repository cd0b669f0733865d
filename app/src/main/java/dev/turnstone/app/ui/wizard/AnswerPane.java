package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.wizard.Inquiry.State;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// Shows an answer when it is there; meanwhile that it is asked for, and what went wrong instead.
final class AnswerPane<T> extends StackPane {
    private final Texts texts;
    private final Node content;
    private final Runnable again;
    private final VBox waiting;

    /// `asking` says what is being asked.
    AnswerPane(Inquiry<T> inquiry, Texts texts, String asking, Node content, Runnable again) {
        this.texts = texts;
        this.content = content;
        this.again = again;
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(32, 32);
        Label words = new Label(asking);
        words.getStyleClass().add("muted");
        waiting = new VBox(12, turning, words);
        waiting.setAlignment(Pos.CENTER);
        waiting.getStyleClass().add("card");
        inquiry.stateProperty().subscribe(this::show);
    }

    private void show(State<T> now) {
        switch (now) {
            case State.Idle<T>() -> getChildren().clear();
            case State.Asking<T>() -> getChildren().setAll(waiting);
            case State.Here<T>(var _) -> getChildren().setAll(content);
            case State.Failed<T>(var failure) -> {
                Button retry = new Button(texts.text("wizard.again"), Icons.of(Feather.REFRESH_CW));
                retry.setOnAction(_ -> again.run());
                VBox told =
                        new VBox(
                                12,
                                ProblemLabel.error(failure.what(), failure.remedy(), texts),
                                retry);
                told.getStyleClass().add("card");
                getChildren().setAll(told);
            }
        }
    }
}
