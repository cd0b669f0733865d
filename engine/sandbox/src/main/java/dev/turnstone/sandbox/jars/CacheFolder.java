package dev.turnstone.sandbox.jars;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Locale;

/// Where what can be fetched again is kept: the system's own place, or `TURNSTONE_CACHE`.
public final class CacheFolder {
    private CacheFolder() {}

    /// The cache folder of this user; it need not exist yet.
    public static Path ofUser() {
        String home = System.getProperty("user.home");
        String set = first(System.getProperty("turnstone.cache"), System.getenv("TURNSTONE_CACHE"));
        if (set != null) {
            return Path.of(set).toAbsolutePath();
        }
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return Path.of(home, "Library", "Caches", "turnstone");
        }
        if (os.contains("windows")) {
            String local = System.getenv("LOCALAPPDATA");
            return Path.of(local == null ? home : local, "Turnstone", "cache");
        }
        String xdg = first(System.getenv("XDG_CACHE_HOME"), null);
        return xdg == null ? Path.of(home, ".cache", "turnstone") : Path.of(xdg, "turnstone");
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null && !one.isBlank()
                ? one
                : other != null && !other.isBlank() ? other : null;
    }
}
