package dev.turnstone.engine.spec.shape;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How places in a declaration are named: `migrations.main.indices.include[0]`.
public final class Paths {
    public static final String NAME_PATTERN = "[a-z0-9][a-z0-9_-]{0,62}";

    /// How owners may name what they declare.
    public static final Pattern NAME = Pattern.compile(Paths.NAME_PATTERN);

    public static final String NAME_EXPECTED = "lower case letters, digits, - and _, at most 63";

    private Paths() {}

    /// The names and list positions on the way.
    public static List<String> steps(String path) {
        return Stream.of(path.split("[.\\[\\]]+")).filter(step -> !step.isEmpty()).toList();
    }

    public static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
