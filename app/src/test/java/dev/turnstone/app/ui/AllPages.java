package dev.turnstone.app.ui;

import dev.turnstone.app.ui.page.PageEntry;

import java.util.List;

/// The pages as the window has them, for tests of other packages.
public final class AllPages {
    private AllPages() {}

    public static List<PageEntry> list() {
        return Pages.all();
    }
}
