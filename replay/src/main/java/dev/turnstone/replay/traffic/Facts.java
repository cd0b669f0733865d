package dev.turnstone.replay.traffic;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the source's indices were at one moment after a batch of exchanges had been captured.
///
/// `aliasRoutings` holds, for an index and an alias of it, the routing that writes get there, empty
/// where they get none; an index that was not asked for its aliases is not in it.
final class Facts {
    private final Map<String, IndexFact> indices;
    private final Map<String, Map<String, String>> aliasRoutings;

    Facts(Map<String, IndexFact> indices, Map<String, Map<String, String>> aliasRoutings) {
        this.indices = indices;
        this.aliasRoutings = aliasRoutings;
    }

    @Nullable IndexFact index(String name) {
        return indices.get(name);
    }

    Collection<IndexFact> all() {
        return indices.values();
    }

    /// The indices that a name stands for; none where it stands for nothing that was asked for.
    List<IndexFact> behind(String name) {
        IndexFact exact = indices.get(name);
        return exact != null
                ? List.of(exact)
                : indices.values().stream().filter(fact -> fact.aliases().contains(name)).toList();
    }

    /// The newest index behind the data stream of this name; null where it is none.
    @Nullable String backing(String name) {
        return indices.keySet().stream()
                .filter(index -> DataStreams.isBehind(index, name))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /// The routing that the alias adds, empty where it adds none; null where nobody knows.
    @Nullable String aliasRouting(String index, String alias) {
        Map<String, String> routings = aliasRoutings.get(index);
        return routings == null ? null : routings.get(alias);
    }

    /// True where the named write may have gone through a pipeline of an index.
    boolean isPiped(String name, String index) {
        return Objects.requireNonNull(indices.get(index), index).piped()
                || behind(name).stream().anyMatch(IndexFact::piped);
    }
}
