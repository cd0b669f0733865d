package dev.turnstone.app.ui.shell;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Navigator;
import dev.turnstone.app.ui.theme.Icons;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// The session, and the three questions with their answers.
final class HeaderView extends HBox {
    HeaderView(ShellViewModel model, Texts texts, Navigator navigator, Node... tools) {
        getStyleClass().add("header");
        QuestionView moving = question("ask.moving", "workflow", texts, navigator);
        QuestionView same = question("ask.same", "parity", texts, navigator);
        QuestionView back = question("ask.back", "workflow", texts, navigator);
        model.questionsProperty()
                .subscribe(
                        now -> {
                            moving.show(now.moving());
                            same.show(now.same());
                            back.show(now.back());
                        });
        HBox questions = new HBox(moving, same, back);
        for (Node each : questions.getChildren()) {
            HBox.setHgrow(each, Priority.ALWAYS);
        }
        questions.getStyleClass().add("questions");
        HBox.setHgrow(questions, Priority.ALWAYS);
        HBox right = new HBox(tools);
        right.getStyleClass().add("tools");
        getChildren().addAll(session(model, texts), questions, right);
    }

    private static QuestionView question(
            String key, String page, Texts texts, Navigator navigator) {
        String leading = navigator.has(page) ? texts.text("ask.open." + page) : "";
        return new QuestionView(texts.bundle().getString(key), leading, () -> navigator.open(page));
    }

    private static Node session(ShellViewModel model, Texts texts) {
        Label caption = new Label(texts.text("shell.session"));
        caption.getStyleClass().add("caption");
        ComboBox<String> choice = new ComboBox<>(model.sessions());
        choice.setAccessibleText(texts.text("shell.session"));
        choice.setId("session");
        choice.getStyleClass().add("session-choice");
        caption.setLabelFor(choice);
        caption.setGraphic(Icons.of(Feather.GIT_BRANCH));
        model.sessionProperty().subscribe(choice::setValue);
        choice.setOnAction(
                _ -> {
                    String chosen = choice.getValue();
                    if (chosen != null) {
                        model.choose(chosen);
                    }
                });
        VBox box = new VBox(caption, choice);
        box.getStyleClass().add("session-box");
        return box;
    }
}
