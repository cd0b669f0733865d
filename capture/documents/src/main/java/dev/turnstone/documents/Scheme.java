package dev.turnstone.documents;

import dev.turnstone.model.Revision;
import dev.turnstone.model.cluster.ClusterVersion;
import dev.turnstone.model.cluster.Flavour;

/// What orders the revisions of a source's documents.
public enum Scheme {
    /// The source's own primary terms and sequence numbers: complete and provable.
    SEQUENCE,
    /// A position in our log, taken before the read: what sources without sequence numbers in their
    /// answers get. Nothing can be proven complete.
    CLOCK;

    /// Searches tell sequence numbers and terms from Elasticsearch 6.7 on and on every OpenSearch.
    public static Scheme of(ClusterVersion version) {
        return version.isOpenSearch() || version.isAtLeast(Flavour.ELASTICSEARCH, 6, 7)
                ? SEQUENCE
                : CLOCK;
    }

    /// The revision of what was read after the clock stood at `position`.
    public static Revision clockRevision(int epoch, long position) {
        return Revision.ofVersion(position).withEpoch(epoch);
    }
}
