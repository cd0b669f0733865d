package dev.turnstone.engine.metadata.convert;

import dev.turnstone.model.cluster.ClusterVersion;

import java.util.List;
import java.util.Map;

/// What a rule may know beside the object itself.
///
/// `policyPatterns` tells which index patterns the source's templates bind to which lifecycle
/// policy.
public record Context(
        ClusterVersion source,
        TargetTraits target,
        SeveralTypes severalTypes,
        Map<String, List<String>> policyPatterns) {
    public Context {
        policyPatterns = Map.copyOf(policyPatterns);
    }
}
