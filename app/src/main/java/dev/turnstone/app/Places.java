package dev.turnstone.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where Turnstone keeps what it must remember: the operating system's own place, or
/// `TURNSTONE_HOME`.
public final class Places {
    private Places() {}

    public static Path home() {
        return home(
                System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
    }

    static Path home(Map<String, String> environment, String system, String userHome) {
        String own = environment.get("TURNSTONE_HOME");
        if (own != null && !own.isBlank()) {
            return Path.of(own);
        }
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return Path.of(environment.getOrDefault("LOCALAPPDATA", userHome), "Turnstone");
        }
        if (os.startsWith("mac")) {
            return Path.of(userHome, "Library", "Application Support", "Turnstone");
        }
        String data = environment.get("XDG_DATA_HOME");
        return data == null || data.isBlank()
                ? Path.of(userHome, ".local", "share", "turnstone")
                : Path.of(data, "turnstone");
    }

    /// As people read it: the user's own folder is `~`.
    public static String told(Path place) {
        return told(place, Path.of(System.getProperty("user.home")));
    }

    static String told(Path place, Path userHome) {
        return place.startsWith(userHome) && !place.equals(userHome)
                ? Path.of("~").resolve(userHome.relativize(place)).toString()
                : place.toString();
    }
}
