package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.Icons;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.EnumMap;
import java.util.Map;

/// The eight steps: where one is, what is answered, and what one may go to.
final class StepsRail extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final Map<WizardStep, Button> buttons = new EnumMap<>(WizardStep.class);
    private final Map<WizardStep, Label> marks = new EnumMap<>(WizardStep.class);
    private final WizardViewModel model;
    private final Texts texts;

    StepsRail(WizardViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("steps-rail");
        for (WizardStep step : WizardStep.values()) {
            getChildren().add(button(step));
        }
        model.stepProperty().subscribe(this::show);
        model.changesProperty().subscribe(this::show);
    }

    private Button button(WizardStep step) {
        Label mark = new Label();
        mark.getStyleClass().add("step-mark");
        Label name = new Label(texts.text("wizard.step." + step.key()));
        name.getStyleClass().add("step-name");
        HBox line = new HBox(10, new StackPane(mark), name);
        line.getStyleClass().add("step-line");
        Button button = new Button("", line);
        button.getStyleClass().add("step-button");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setId("step-" + step.key());
        button.setOnAction(_ -> model.go(step));
        buttons.put(step, button);
        marks.put(step, mark);
        return button;
    }

    private void show() {
        WizardStep now = model.stepProperty().get();
        buttons.forEach(
                (step, button) -> {
                    boolean done = step.number() < now.number();
                    button.pseudoClassStateChanged(CURRENT, step == now);
                    button.pseudoClassStateChanged(DONE, done);
                    button.setDisable(!model.mayGo(step));
                    Label mark = marks.get(step);
                    if (mark != null) {
                        mark.setText(done ? "" : String.valueOf(step.number()));
                        mark.setGraphic(done ? Icons.of(Feather.CHECK) : null);
                    }
                    String name = texts.text("wizard.step." + step.key());
                    button.setAccessibleText(
                            texts.text(
                                    step == now
                                            ? "wizard.step.now"
                                            : done ? "wizard.step.done" : "wizard.step.open",
                                    step.number(),
                                    name));
                });
    }
}
