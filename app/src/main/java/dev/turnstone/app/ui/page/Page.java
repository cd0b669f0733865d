package dev.turnstone.app.ui.page;

import dev.turnstone.app.ui.task.Failure;

import javafx.scene.Node;

import java.util.List;
import java.util.Set;

/// One page: what is shown of it, and what it does when it comes and goes. Made when first opened,
/// then kept. The window's thread.
public interface Page {
    Node node();

    /// The page is on the screen from now on.
    default void shown() {}

    /// The page is covered by another; what it listens to may rest.
    default void hidden() {}

    /// What would be lost if the window were closed now, each with what to do about it.
    default List<Failure> wouldLose() {
        return List.of();
    }

    /// The sessions whose clusters are the page's own, and end with the window.
    default Set<String> endsWithWindow() {
        return Set.of();
    }

    /// The window is closed: what the page holds ends.
    default void close() {}

    /// The engine has ended after that: so may what it worked on. Any thread.
    default void engineEnded() {}
}
