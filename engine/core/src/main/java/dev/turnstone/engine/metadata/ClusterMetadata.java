package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MappingTypes;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.cluster.ClusterVersion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// The mapping type of each index that has one alone; nothing where the cluster hides types.
    public Map<String, String> onlyTypes() {
        Map<String, String> types = new HashMap<>();
        if (version.hasMappingTypes()) {
            of(Kind.INDEX)
                    .forEach(
                            index ->
                                    MappingTypes.only(index.body().get("mappings"))
                                            .ifPresent(type -> types.put(index.name(), type)));
        }
        return types;
    }

    /// The names of the component templates.
    public Set<String> components() {
        return of(Kind.COMPONENT_TEMPLATE)
                .map(MetadataObject::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
