package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.cluster.ClusterVersion;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything that a cluster (or a snapshot of one) knows about its data, as it was found.
public record ClusterMetadata(
        ClusterVersion version, List<MetadataObject> objects, List<Unread> unread) {
    public ClusterMetadata {
        objects = List.copyOf(objects);
        unread = List.copyOf(unread);
    }

    public Stream<MetadataObject> of(Kind kind) {
        return objects.stream().filter(object -> object.kind() == kind);
    }

    /// The names of the component templates.
    public Set<String> components() {
        return of(Kind.COMPONENT_TEMPLATE)
                .map(MetadataObject::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
