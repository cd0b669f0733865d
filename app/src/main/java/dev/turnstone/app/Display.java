package dev.turnstone.app;

import java.util.Locale;
import java.util.Map;

/// Whether a window can be shown here. Known without loading any of the toolkit.
final class Display {
    private Display() {}

    static boolean isThere() {
        return isThere(System.getenv(), System.getProperty("os.name"))
                || "Headless".equals(System.getProperty("glass.platform"));
    }

    static boolean isThere(Map<String, String> environment, String system) {
        String os = system.toLowerCase(Locale.ROOT);
        return os.startsWith("windows")
                || os.startsWith("mac")
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }
}
