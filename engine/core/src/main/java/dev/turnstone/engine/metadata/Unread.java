package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a cluster did not let us read, and what it answered.
public record Unread(String what, int status, String answer) {
    private static final Map<String, Set<Kind>> KINDS =
            Map.of(
                    LiveMetadata.SCRIPTS, Set.of(Kind.SCRIPT),
                    LiveMetadata.PIPELINES, Set.of(Kind.PIPELINE),
                    LiveMetadata.LIFECYCLE, Set.of(Kind.POLICY),
                    LiveMetadata.ISM, Set.of(Kind.POLICY),
                    LiveMetadata.INDICES, Set.of(Kind.INDEX, Kind.ALIAS),
                    LiveMetadata.COMPONENTS, Set.of(Kind.COMPONENT_TEMPLATE),
                    LiveMetadata.LEGACY, Set.of(Kind.TEMPLATE),
                    LiveMetadata.COMPOSABLE, Set.of(Kind.INDEX_TEMPLATE),
                    LiveMetadata.STREAMS, Set.of(Kind.DATA_STREAM),
                    LiveMetadata.STREAM_ALIASES, Set.of(Kind.DATA_STREAM));

    /// The kinds of objects of which there may be more than were found.
    static Set<Kind> kinds(List<Unread> unread) {
        return unread.stream()
                .flatMap(each -> KINDS.getOrDefault(each.what(), Set.of()).stream())
                .collect(Collectors.toSet());
    }

    boolean hidesObjects() {
        return KINDS.containsKey(what);
    }

    /// As it is told to people.
    public String told() {
        return what + " (status " + status + ")";
    }
}
