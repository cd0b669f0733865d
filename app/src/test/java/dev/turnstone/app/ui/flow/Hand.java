package dev.turnstone.app.ui.flow;

import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.run.Windowed;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

import java.util.function.Predicate;

/// What a person does in the window again and again.
record Hand(Windowed window) {
    /// As large as a small laptop's screen.
    static final double WIDTH = 1_280;

    static final double HEIGHT = 800;

    void open(KeyCode digit) {
        window.robot().press(KeyCode.CONTROL, digit).release(digit, KeyCode.CONTROL);
    }

    /// Asks for it, and agrees to what it says that it will do.
    void agreeTo(String button) {
        window.await(() -> window.find(button).filter(node -> !node.isDisabled()).isPresent());
        window.click(button);
        window.click("#agree");
        window.await(() -> window.find("#agree").isEmpty());
    }

    void type(String field, String text) {
        window.await(() -> window.find(field).isPresent());
        window.focus(field);
        window.robot().press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        window.robot().write(text);
    }

    void next() {
        window.await(
                () -> window.find("#wizard-next").filter(node -> !node.isDisabled()).isPresent());
        window.click("#wizard-next");
    }

    boolean isEnabled(String selector) {
        return Toolkit.on(
                () -> window.find(selector).filter(node -> !node.isDisabled()).isPresent());
    }

    /// Some label below it says so.
    void awaitSaid(String selector, String words) {
        window.await(() -> window.find(selector).filter(node -> says(node, words)).isPresent());
    }

    private static boolean says(Node node, String words) {
        Predicate<Node> said =
                each -> each instanceof Label label && label.getText().contains(words);
        return said.test(node) || node.lookupAll(".label").stream().anyMatch(said);
    }
}
