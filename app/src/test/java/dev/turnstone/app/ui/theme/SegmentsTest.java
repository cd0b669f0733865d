package dev.turnstone.app.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.run.Windowed;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

import org.junit.jupiter.api.Test;

import java.util.List;

@UiTest
class SegmentsTest {
    private final ObjectProperty<String> value = new SimpleObjectProperty<>("one");

    @Test
    void whatArrowKeysMarkIsChosen() {
        try (Windowed window = show()) {
            window.focus("#one");

            window.robot().type(KeyCode.RIGHT);
            Toolkit.pulse();

            assertThat(isMarked(window, "#two")).isTrue();
            assertThat(isMarked(window, "#one")).isFalse();
            assertThat(value.get()).isEqualTo("two");
        }
    }

    @Test
    void aSecondClickUnchoosesNothing() {
        try (Windowed window = show()) {
            window.click("#two");
            window.click("#two");
            Toolkit.pulse();

            assertThat(isMarked(window, "#two")).isTrue();
            assertThat(value.get()).isEqualTo("two");
        }
    }

    @Test
    void whatIsChosenElsewhereIsMarked() {
        try (Windowed window = show()) {
            Toolkit.run(() -> value.set("three"));

            assertThat(isMarked(window, "#three")).isTrue();
            assertThat(isMarked(window, "#one")).isFalse();
        }
    }

    private static boolean isMarked(Windowed window, String id) {
        return Toolkit.on(() -> ((ToggleButton) window.find(id).orElseThrow()).isSelected());
    }

    private Windowed show() {
        return Windowed.show(
                () -> new HBox(Segments.of(value, List.of("one", "two", "three"), this::button)));
    }

    private ToggleButton button(String name) {
        ToggleButton button = new ToggleButton(name);
        button.setId(name);
        return button;
    }
}
