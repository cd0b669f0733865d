package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    static List<Finding> withoutNumbers(Facts facts) {
        Map<String, Long> unnumbered = facts.source().unnumbered();
        List<String> indices =
                facts.chosen(Kind.INDEX)
                        .map(MetadataObject::name)
                        .filter(name -> unnumbered.getOrDefault(name, 0L) > 0)
                        .sorted()
                        .toList();
        return Found.about(
                "TS-219",
                Severity.BLOCKER,
                false,
                indices,
                indices.stream()
                        .map(name -> name + ": " + unnumbered.get(name) + " documents")
                        .toList());
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
