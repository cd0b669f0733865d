package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.run.Windowed;

import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What one writes by hand about an object, and the keys that leave it.
@UiTest
class ObjectEditorTest extends WizardCase {
    @BeforeEach
    void atTheMetadata() {
        WizardDesk.leave(home, WizardDesk.YAML, WizardStep.METADATA);
    }

    @Test
    void theKeyThatLeadsOnKeepsWhatIsWritten() {
        WizardViewModel model = model();
        try (Windowed window = show(model)) {
            write(window, "{\"mine\":1}");

            window.robot()
                    .press(KeyCode.CONTROL, KeyCode.ENTER)
                    .release(KeyCode.ENTER, KeyCode.CONTROL);
            Toolkit.pulse();

            assertThat(Toolkit.on(() -> model.stepProperty().get())).isEqualTo(WizardStep.METADATA);
            assertThat(Toolkit.on(() -> model.draft().text("migrations.main.metadata.edits")))
                    .isNotEmpty();
            assertThat(Toolkit.on(() -> model.metadata().isWriting())).isFalse();
        }
    }

    @Test
    void whatIsWrittenIsThereAgainAfterAnotherObjectAndAnotherStep() {
        WizardViewModel model = model();
        try (Windowed window = show(model)) {
            write(window, "{\"mine\":1}");

            Toolkit.run(() -> objects(window).getSelectionModel().select(0));
            Toolkit.pulse();
            assertThat(window.find("#object-body")).isEmpty();
            Toolkit.run(() -> objects(window).getSelectionModel().select(1));
            Toolkit.pulse();
            assertThat(body(window)).isEqualTo("{\"mine\":1}");

            window.robot().press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
            Toolkit.pulse();
            Toolkit.run(() -> model.go(WizardStep.METADATA));
            Toolkit.pulse();
            assertThat(body(window)).isEqualTo("{\"mine\":1}");
        }
    }

    @Test
    void whatIsDiscardedIsGone() {
        WizardViewModel model = model();
        try (Windowed window = show(model)) {
            write(window, "{\"mine\":1}");

            window.click("#object-discard");
            Toolkit.pulse();

            assertThat(Toolkit.on(() -> model.metadata().isWriting())).isFalse();
            assertThat(window.find("#object-body")).isEmpty();
        }
    }

    /// For the second object.
    private static void write(Windowed window, String text) {
        window.focus("#objects");
        Toolkit.run(() -> objects(window).getSelectionModel().select(1));
        window.click("#object-edit");
        Toolkit.pulse();
        Toolkit.run(() -> area(window).setText(text));
    }

    private static ListView<?> objects(Windowed window) {
        return (ListView<?>) window.find("#objects").orElseThrow();
    }

    private static TextArea area(Windowed window) {
        return (TextArea) window.find("#object-body").orElseThrow();
    }

    private static String body(Windowed window) {
        return Toolkit.on(() -> area(window).getText());
    }

    private WizardViewModel model() {
        return Toolkit.on(() -> WizardDesk.model(home, desk));
    }

    private Windowed show(WizardViewModel model) {
        return Windowed.show(
                () -> {
                    WizardView view = new WizardView(model, desk.desk(), Texts.of("wizard"));
                    model.open("prod");
                    return view;
                });
    }
}
