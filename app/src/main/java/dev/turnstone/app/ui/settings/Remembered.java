package dev.turnstone.app.ui.settings;

import dev.turnstone.app.ui.theme.Appearance;

import java.util.Map;

/// What the window remembers from one time to the next. `states` are the sessions as they were last
/// shown: what is otherwise now happened while nobody looked.
public record Remembered(
        Appearance appearance, Place place, String page, Map<String, String> states) {
    /// Where the window was; width 0 where that is not known.
    public record Place(double x, double y, double width, double height, boolean maximized) {
        public boolean isKnown() {
            return width > 0 && height > 0;
        }
    }

    public Remembered {
        states = Map.copyOf(states);
    }

    public static Remembered nothing() {
        return new Remembered(Appearance.SYSTEM, new Place(0, 0, 0, 0, false), "home", Map.of());
    }
}
