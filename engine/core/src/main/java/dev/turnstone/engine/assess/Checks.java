package dev.turnstone.engine.assess;

import java.util.List;

/// Every check there is, in the order of the catalogue.
final class Checks {
    static final List<Check> ALL =
            List.of(
                    VersionChecks::sourceVersion,
                    VersionChecks::targetVersion,
                    VersionChecks::sameCluster,
                    VersionChecks::noSequenceNumbers,
                    VersionChecks::mixedVersions,
                    VersionChecks::backwards,
                    VersionChecks::notAllowed,
                    ConversionCheck::check,
                    IndexChecks::red,
                    IndexChecks::closed,
                    IndexChecks::frozen,
                    IndexChecks::leftOut,
                    IndexChecks::dataStreams,
                    IndexChecks::nothingChosen,
                    IndexChecks::pipelines,
                    SourceFieldChecks::disabled,
                    SourceFieldChecks::filtered,
                    SourceFieldChecks::derived,
                    RoutingChecks::joins,
                    RoutingChecks::routing,
                    RoutingChecks::partitions,
                    RoutingChecks::routingShards,
                    RevisionChecks::externalVersions,
                    RevisionChecks::versionTooHigh,
                    RevisionChecks::sequenceTooHigh,
                    RevisionChecks::termTooHigh,
                    RevisionChecks::segmentReplication,
                    RevisionChecks::withoutNumbers,
                    TargetChecks::sameNames,
                    TargetChecks::otherIndices,
                    TargetChecks::foreignWrites,
                    TargetChecks::templates,
                    TargetChecks::templatePipelines,
                    TargetChecks::autoCreate,
                    TargetChecks::red,
                    TargetChecks::blocked,
                    CapacityChecks::shards,
                    CapacityChecks::disk,
                    ClockCheck::skew,
                    LeftBehindChecks::clusterSettings,
                    LeftBehindChecks::lifecycles);

    private Checks() {}
}
