package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.Tone;
import dev.turnstone.engine.spec.shape.Problem;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// What is wrong beside a field, and below it what to do: icon, word and colour.
final class ProblemLabel extends VBox {
    private ProblemLabel(Tone tone, Feather icon, String word, String what, String remedy) {
        Label said = new Label(word + ": " + what, Icons.of(icon));
        said.getStyleClass().add("problem-what");
        said.setWrapText(true);
        Label todo = new Label(remedy);
        todo.getStyleClass().add("problem-remedy");
        todo.setWrapText(true);
        for (Label label : new Label[] {said, todo}) {
            label.setMinHeight(USE_PREF_SIZE);
        }
        getChildren().addAll(said, todo);
        getStyleClass().addAll("problem", tone.style());
    }

    static ProblemLabel of(Problem problem, Texts texts) {
        return switch (problem.severity()) {
            case ERROR -> error(problem.what(), problem.remedy(), texts);
            case WARNING -> warning(problem.what(), problem.remedy(), texts);
            case NOTE ->
                    new ProblemLabel(
                            Tone.NEUTRAL,
                            Feather.INFO,
                            texts.text("wizard.note"),
                            problem.what(),
                            problem.remedy());
        };
    }

    static ProblemLabel error(String what, String remedy, Texts texts) {
        return new ProblemLabel(
                Tone.BAD, Feather.X_CIRCLE, texts.text("wizard.error"), what, remedy);
    }

    static ProblemLabel warning(String what, String remedy, Texts texts) {
        return new ProblemLabel(
                Tone.WARNING, Feather.ALERT_TRIANGLE, texts.text("wizard.warning"), what, remedy);
    }
}
