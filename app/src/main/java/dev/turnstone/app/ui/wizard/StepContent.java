package dev.turnstone.app.ui.wizard;

import javafx.scene.Node;

/// What a step shows, and where the keyboard begins there.
interface StepContent {
    Node node();

    Node first();

    /// Takes the key that leads on for something that is open here; false where nothing is.
    default boolean finish() {
        return false;
    }
}
