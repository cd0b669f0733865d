package dev.turnstone.engine.metadata.convert;

import dev.turnstone.model.cluster.ClusterVersion;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a rule may know beside the object itself.
///
/// `policyPatterns` tells which index patterns the source's templates bind to which lifecycle
/// policy; `components` are the component templates that the source has; `onlyTypes` tells the
/// mapping type of each index that has one alone.
public record Context(
        ClusterVersion source,
        TargetTraits target,
        SeveralTypes severalTypes,
        Map<String, List<String>> policyPatterns,
        Set<String> components,
        Map<String, String> onlyTypes) {
    public Context {
        onlyTypes = Map.copyOf(onlyTypes);
        policyPatterns = Map.copyOf(policyPatterns);
        components = Set.copyOf(components);
    }
}
