package dev.turnstone.app.ui.shell;

import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.Tone;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.VBox;

import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One question of the header with its answer; a click, or Enter, opens the whole of it where it is
/// too long for the header, and leads to the page that shows more.
final class QuestionView extends Button {
    private final Label answer = new Label();
    private final Label evidence = new Label();
    private final FontIcon icon = Icons.of(Feather.CIRCLE);
    private final String question;
    private final String leading;
    private final Runnable on;
    private String tone = Tone.NEUTRAL.style();

    /// `leading` are the words of what leads on; empty where nothing does.
    QuestionView(String question, String leading, Runnable on) {
        this.question = question;
        this.leading = leading;
        this.on = on;
        getStyleClass().setAll("question");
        setAlignment(Pos.TOP_LEFT);
        setMinWidth(0);
        setMaxWidth(Double.MAX_VALUE);
        VBox lines = new VBox(styled(new Label(question), "caption"), answer, evidence);
        answer.setGraphic(icon);
        styled(answer, "answer").setTextOverrun(OverrunStyle.ELLIPSIS);
        styled(evidence, "evidence");
        lines.getStyleClass().add("lines");
        lines.setMinWidth(0);
        lines.maxWidthProperty().bind(widthProperty().subtract(24));
        setGraphic(lines);
        setAccessibleText(question);
        setOnAction(_ -> open());
    }

    void show(Question now) {
        answer.setText(now.answer());
        evidence.setText(now.evidence());
        icon.setIconCode(icon(now.tone()));
        getStyleClass().removeIf(style -> style.startsWith("tone-"));
        tone = now.tone().style();
        getStyleClass().add(tone);
        setAccessibleText(question + " " + now.answer() + ". " + now.evidence());
    }

    private void open() {
        VBox words =
                new VBox(
                        8,
                        styled(new Label(question), "caption"),
                        styled(new Label(answer.getText()), "answer"),
                        styled(new Label(evidence.getText()), "muted"));
        words.getStyleClass().addAll("question-words", tone);
        for (var each : words.getChildren()) {
            ((Label) each).setWrapText(true);
        }
        PopOver over = new PopOver(words);
        over.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        over.setDetachable(false);
        over.setAnimated(false);
        over.getStyleClass().add("question-over");
        if (!leading.isEmpty()) {
            Button go = new Button(leading, Icons.of(Feather.ARROW_RIGHT));
            go.setId("question-on");
            go.setOnAction(
                    _ -> {
                        over.hide();
                        on.run();
                    });
            words.getChildren().add(go);
        }
        over.show(this);
    }

    private static Label styled(Label label, String style) {
        label.getStyleClass().add(style);
        return label;
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
