package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Entry;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The whole of what shall be done: every default filled in, nothing resolved against clusters.
public record Spec(
        @Entry(about = "The format of this file.", usual = "1", least = 1, most = 1) int format,
        @Entry(about = "What this is for, in words.") Optional<String> description,
        @Entry(about = "Clusters that are read, by name.", filled = true)
                Map<String, Cluster> sources,
        @Entry(about = "Clusters that are written, by name.", filled = true)
                Map<String, Cluster> targets,
        @Entry(
                        about =
                                "What moves from which source to which targets, by name. Unless"
                                        + " said, one for each source, to all targets.",
                        derived = true,
                        filled = true)
                Map<String, Migration> migrations) {
    public Spec {
        sources = sorted(sources);
        targets = sorted(targets);
        migrations = sorted(migrations);
    }

    public Cluster source(String name) {
        return known("source", name, sources);
    }

    public Cluster target(String name) {
        return known("target", name, targets);
    }

    public Migration migration(String name) {
        return known("migration", name, migrations);
    }

    /// The spec as JSON with everything that was left to defaults: equal specs are equal text.
    public String canonical() {
        return Canonical.of(this);
    }

    /// The hash of [#canonical()].
    public String hash() {
        return Canonical.hash(this);
    }

    static <T> T known(String what, String name, Map<String, T> named) {
        T found = named.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    what + ": " + name + " (expected: one of " + named.keySet() + ")");
        }
        return found;
    }

    static <T> Map<String, T> sorted(Map<String, T> named) {
        return Collections.unmodifiableMap(new TreeMap<>(named));
    }
}
