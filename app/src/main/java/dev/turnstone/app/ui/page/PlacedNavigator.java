package dev.turnstone.app.ui.page;

import org.jspecify.annotations.Nullable;

/// Stands for the window's navigator before there is a window. The window's thread.
public final class PlacedNavigator implements Navigator {
    private @Nullable Navigator navigator;

    public void place(Navigator by) {
        navigator = by;
    }

    @Override
    public void open(String page) {
        if (navigator != null) {
            navigator.open(page);
        }
    }

    @Override
    public boolean has(String page) {
        return navigator != null && navigator.has(page);
    }
}
