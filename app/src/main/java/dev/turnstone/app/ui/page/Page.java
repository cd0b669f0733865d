package dev.turnstone.app.ui.page;

import javafx.scene.Node;

/// One page: what is shown of it, and what it does when it comes and goes. Made when first opened,
/// then kept. The window's thread.
public interface Page {
    Node node();

    /// The page is on the screen from now on.
    default void shown() {}

    /// The page is covered by another; what it listens to may rest.
    default void hidden() {}

    /// The window is closed: what the page holds ends.
    default void close() {}
}
