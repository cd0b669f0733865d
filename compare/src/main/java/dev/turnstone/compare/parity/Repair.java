package dev.turnstone.compare.parity;

import dev.turnstone.model.cluster.ClusterClient;

import org.jspecify.annotations.Nullable;

/// Checks an index, writes from the source what differs, and checks again until parity is proven or
/// a round brings nothing. What it wrote when it is killed stays correct: changes converge.
public final class Repair {
    /// The first writes revisions as they are; what then still differs gets a raised epoch; the
    /// third is for what moved meanwhile.
    private static final int ROUNDS = 3;

    private final ParityCheck check;
    private final ClusterClient source;
    private final RepairTarget sink;
    private final Epochs epochs;

    public Repair(ParityCheck check, ClusterClient source, RepairTarget sink, Epochs epochs) {
        this.check = check;
        this.source = source;
        this.sink = sink;
        this.epochs = epochs;
    }

    public Repaired run(IndexPair pair) {
        if (pair.scheme() != Scheme.SEQUENCE) {
            throw new ParityException(
                    "Index '"
                            + pair.source()
                            + "' has no sequence numbers to repair it by; nothing was changed.",
                    "Fill the documents that were located again from the source.");
        }
        @Nullable IndexParity before = null;
        RepairTarget.Applied applied = RepairTarget.Applied.NONE;
        for (int round = 1; ; round++) {
            RepairRound repairs =
                    new RepairRound(
                            pair,
                            new ClusterSide(source, pair.source()),
                            sink,
                            epochs,
                            round > 1,
                            check.options());
            boolean last = round > ROUNDS;
            IndexParity found =
                    check.check(
                            pair,
                            differences -> {
                                if (!last) {
                                    repairs.apply(differences);
                                }
                            });
            before = before == null ? found : before;
            applied = applied.plus(repairs.applied());
            if (last || !repairs.didSomething()) {
                return new Repaired(before, found, applied, round - 1);
            }
        }
    }
}
