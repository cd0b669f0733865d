package dev.turnstone.compare.parity;

import dev.turnstone.model.Revision;

import java.util.List;
import java.util.Map;

/// The turns that an index has taken since its current history began, as the history keeps them.
///
/// The last phase is the present one, in which the source is the truth; in the one before, the
/// target was, and so on. A document that the present phase never touched is linked by the phase
/// that touched it last. `histories` are the source shards' history ids that the epochs belong to;
/// empty where they are not known.
public record Lineage(List<Phase> phases, Map<Integer, String> histories) {

    /// From which epoch on versions belong to a phase, and where each shard of the side that became
    /// the truth stood when it began (as `Revision.withinEpoch()`); empty where nobody looked.
    public record Phase(int epoch, Map<Integer, Long> checkpoints) {
        public Phase {
            checkpoints = Map.copyOf(checkpoints);
        }
    }

    public Lineage {
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("phases: none (expected: at least one)");
        }
        for (int i = 1; i < phases.size(); i++) {
            if (phases.get(i).epoch() <= phases.get(i - 1).epoch()) {
                throw new IllegalArgumentException(
                        "phases: epochs do not rise in " + phases + " (expected: rising)");
            }
        }
        phases = List.copyOf(phases);
        histories = Map.copyOf(histories);
    }

    /// One direction since the given epoch.
    public static Lineage since(int epoch) {
        return new Lineage(List.of(new Phase(epoch, Map.of())), Map.of());
    }

    boolean hasTurned() {
        return phases.size() > 1;
    }

    /// How the target's document stands to the source's.
    Standing judge(Seen source, Seen target) {
        return judge(phases.size() - 1, source, target);
    }

    private Standing judge(int phase, Seen truth, Seen follower) {
        if (Revision.epochOf(follower.version()) >= phases.get(phase).epoch()) {
            return Standing.of(
                    Long.compare(Revision.withinEpochOf(follower.version()), truth.revision()));
        }
        if (phase == 0) {
            return Standing.OLDER;
        }
        // Never touched in this phase: then both must be what the phase before left them.
        return judge(phase - 1, follower, truth) == Standing.EQUAL
                ? Standing.EQUAL
                : Standing.OLDER;
    }

    /// What the present source adds to the digest for a document.
    long sourceToken(int shard, long revision, long version) {
        return token(phases.size() - 1, shard, revision, version);
    }

    /// What the present target adds to the digest for a document.
    long targetToken(int shard, long revision, long version) {
        return token(phases.size() - 2, shard, revision, version);
    }

    /// The link of the latest phase that touched a document, told from one side alone. `truth` is
    /// the latest phase in which this side was the truth. Where this guesses wrong, the digests
    /// differ and the documents are judged one by one.
    private long token(int truth, int shard, long revision, long version) {
        for (int phase = phases.size() - 1; phase >= 0; phase--) {
            if ((truth - phase) % 2 == 0) {
                if (phase == 0 || touchedSince(phases.get(phase), shard, revision)) {
                    return linked(phase, revision);
                }
            } else if (Revision.epochOf(version) >= phases.get(phase).epoch()) {
                return linked(phase, Revision.withinEpochOf(version));
            }
        }
        return Long.MIN_VALUE | version;
    }

    private static boolean touchedSince(Phase phase, int shard, long revision) {
        Long checkpoint = phase.checkpoints().get(shard);
        return checkpoint == null || revision > checkpoint;
    }

    private static long linked(int phase, long revision) {
        return (long) phase << 55 | revision;
    }
}
