package dev.turnstone.replay.captured;

import java.util.List;

/// What one exchange means for the source's documents. Every exchange has exactly one meaning.
public sealed interface Meaning {
    /// Nothing changed.
    record Nothing(Why why) implements Meaning {
        public enum Why {
            READ,
            /// Refreshes, merges, tasks: no document and no metadata changes.
            HOUSEKEEPING,
            REFUSED,
            /// The proxy refused it.
            NEVER_SENT,
            /// The proxy had been switched to another cluster than the source.
            ELSEWHERE
        }
    }

    /// Single documents were written, in this order.
    record Writes(List<Effect> effects) implements Meaning {
        public Writes {
            effects = List.copyOf(effects);
        }
    }

    /// Documents behind these names were written by a query; how many, -1 where nobody told.
    /// `makes` says that an index of such a name may have been made by it.
    record ByQuery(List<String> names, long documents, boolean makes) implements Meaning {
        public ByQuery {
            names = List.copyOf(names);
        }
    }

    /// Something other than documents changed.
    record Metadata(MetadataChange change) implements Meaning {}

    /// Not understood: what these names stand for may have changed in any way.
    record Unclear(List<String> names, String reason) implements Meaning {
        public Unclear {
            names = List.copyOf(names);
        }
    }
}
