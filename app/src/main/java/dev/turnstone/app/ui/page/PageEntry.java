package dev.turnstone.app.ui.page;

import org.kordamp.ikonli.Ikon;

import java.util.function.Function;

/// A page as the window knows it before it is opened. Its title is the text `page.ID`; `atFoot`
/// stands at the lower end of the rail.
public record PageEntry(String id, Ikon icon, boolean atFoot, Function<Desk, Page> making) {
    public static PageEntry of(String id, Ikon icon, Function<Desk, Page> making) {
        return new PageEntry(id, icon, false, making);
    }

    public PageEntry toFoot() {
        return new PageEntry(id, icon, true, making);
    }
}
