package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;

import java.util.List;

/// What the source has beside its data, and what goes on there meanwhile.
final class LeftBehindChecks {
    private LeftBehindChecks() {}

    static List<Finding> clusterSettings(Facts facts) {
        return Found.about(
                "TS-501",
                Severity.INFORMATION,
                false,
                List.copyOf(facts.source().persistent().keySet()));
    }

    static List<Finding> lifecycles(Facts facts) {
        return Found.about(
                "TS-502",
                Severity.WARNING,
                false,
                facts.chosen(Kind.POLICY).map(MetadataObject::name).toList());
    }
}
