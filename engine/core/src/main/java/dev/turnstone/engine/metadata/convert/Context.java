package dev.turnstone.engine.metadata.convert;

import dev.turnstone.model.cluster.ClusterVersion;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a rule may know beside the object itself.
///
/// `policyPatterns` tells which index patterns the source's templates bind to which lifecycle
/// policy; `components` are the component templates that the source has.
public record Context(
        ClusterVersion source,
        TargetTraits target,
        SeveralTypes severalTypes,
        Map<String, List<String>> policyPatterns,
        Set<String> components) {
    public Context {
        policyPatterns = Map.copyOf(policyPatterns);
        components = Set.copyOf(components);
    }
}
