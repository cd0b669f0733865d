package dev.turnstone.app.ui.shell;

import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.Tone;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One question of the header with its answer.
final class QuestionView extends HBox {
    private final Label answer = new Label();
    private final Label evidence = new Label();
    private final FontIcon icon = Icons.of(Feather.CIRCLE);
    private final Tooltip whole = new Tooltip();
    private final String question;

    QuestionView(String question) {
        this.question = question;
        getStyleClass().add("question");
        Label caption = new Label(question);
        caption.getStyleClass().add("caption");
        answer.getStyleClass().add("answer");
        answer.setGraphic(icon);
        evidence.getStyleClass().add("evidence");
        Tooltip.install(this, whole);
        setMinWidth(0);
        VBox lines = new VBox(caption, answer, evidence);
        lines.getStyleClass().add("lines");
        lines.setMinWidth(0);
        getChildren().add(lines);
        setAccessibleText(question);
    }

    void show(Question now) {
        answer.setText(now.answer());
        evidence.setText(now.evidence());
        icon.setIconCode(icon(now.tone()));
        getStyleClass().removeIf(style -> style.startsWith("tone-"));
        getStyleClass().add(now.tone().style());
        String all = question + " " + now.answer() + ". " + now.evidence();
        setAccessibleText(all);
        whole.setText(all);
    }

    private static Feather icon(Tone tone) {
        return switch (tone) {
            case NEUTRAL -> Feather.MINUS_CIRCLE;
            case ACTIVE -> Feather.PLAY_CIRCLE;
            case GOOD -> Feather.CHECK_CIRCLE;
            case WARNING -> Feather.ALERT_CIRCLE;
            case BAD -> Feather.X_CIRCLE;
        };
    }
}
