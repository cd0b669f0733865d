package dev.turnstone.engine.assess;

import java.util.ArrayList;
import java.util.List;

/// Whether the source's revisions fit into the target's versions.
final class RevisionChecks {
    private static final long MAX_TERM = 30_000;
    private static final long MAX_SEQ_NO = 1L << 40;
    private static final long MAX_VERSION = 1L << 55;

    private RevisionChecks() {}

    /// No document was written more often than its shard: a higher version came from a client.
    static List<Finding> externalVersions(Facts facts) {
        return facts.source().version().hasSequenceNumbers()
                ? Found.about(
                        "TS-213",
                        Severity.WARNING,
                        false,
                        facts.indicesByShards(
                                it ->
                                        it.maxSeqNo() >= 0
                                                && it.maxVersionSeen() > it.maxSeqNo() + 1))
                : List.of();
    }

    static List<Finding> versionTooHigh(Facts facts) {
        List<String> high =
                new ArrayList<>(facts.indicesByShards(it -> it.maxVersionSeen() >= MAX_VERSION));
        for (String name : facts.source().indices().keySet()) {
            if (facts.target().shardFactsOf(name).maxVersionSeen() >= MAX_VERSION) {
                high.add(name);
            }
        }
        return Found.about("TS-214", Severity.BLOCKER, false, high);
    }

    static List<Finding> sequenceTooHigh(Facts facts) {
        return Found.about(
                "TS-215",
                Severity.BLOCKER,
                false,
                facts.indicesByShards(it -> it.maxSeqNo() >= MAX_SEQ_NO));
    }

    static List<Finding> termTooHigh(Facts facts) {
        return Found.about(
                "TS-216",
                Severity.BLOCKER,
                false,
                facts.indicesByShards(it -> it.maxTerm() > MAX_TERM));
    }

    static List<Finding> segmentReplication(Facts facts) {
        return Found.about(
                "TS-217",
                Severity.INFORMATION,
                true,
                facts.indicesBySettings(
                        settings ->
                                settings.path("index.replication.type")
                                        .asString("")
                                        .equals("SEGMENT")));
    }
}
