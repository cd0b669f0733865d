package dev.turnstone.proxy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which requests are recorded. What is left out passes all the same and is counted.
///
/// Empty methods, paths or indices mean "all". A request that names no index in its path, such as a
/// bulk, is never left out for its index.
public record RecordingFilter(
        Set<String> methods,
        Optional<Pattern> paths,
        Optional<Pattern> notPaths,
        List<Pattern> indices,
        List<Pattern> notIndices) {
    public static final RecordingFilter ALL =
            new RecordingFilter(Set.of(), Optional.empty(), Optional.empty(), List.of(), List.of());

    /// Whether it leaves nothing out.
    boolean recordsAll() {
        return equals(ALL);
    }

    public boolean records(String method, String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return (methods.isEmpty() || methods.contains(method))
                && paths.map(pattern -> pattern.matcher(path).matches()).orElse(true)
                && notPaths.map(pattern -> !pattern.matcher(path).matches()).orElse(true)
                && recordsIndex(path);
    }

    /// A pattern with `*` for anything, as in index names and paths.
    public static Pattern wildcard(String text) {
        return Pattern.compile(
                Pattern.compile("\\*")
                        .splitAsStream(text + " ")
                        .map(part -> part.isEmpty() ? "" : Pattern.quote(part))
                        .reduce((a, b) -> a + ".*" + b)
                        .orElse("")
                        .replace(" \\E", "\\E"));
    }

    private boolean recordsIndex(String path) {
        if (indices.isEmpty() && notIndices.isEmpty()) {
            return true;
        }
        int end = path.indexOf('/', 1);
        String first = end < 0 ? path.substring(1) : path.substring(1, end);
        if (first.isEmpty() || first.startsWith("_")) {
            return true;
        }
        for (String index : first.split(",", -1)) {
            boolean isIn =
                    indices.isEmpty()
                            || indices.stream().anyMatch(in -> in.matcher(index).matches());
            if (isIn && notIndices.stream().noneMatch(out -> out.matcher(index).matches())) {
                return true;
            }
        }
        return false;
    }
}
