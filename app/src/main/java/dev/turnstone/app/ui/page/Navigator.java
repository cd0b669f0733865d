package dev.turnstone.app.ui.page;

/// Goes to another page. The window's thread.
@FunctionalInterface
public interface Navigator {
    void open(String page);

    /// Whether there is such a page: what leads nowhere is not shown.
    default boolean has(String page) {
        return true;
    }
}
