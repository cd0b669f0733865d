package dev.turnstone.engine.operation;

import dev.turnstone.compare.parity.ParityOptions;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.replay.transform.Transform;

/// What to prove; `repair` writes from the source what differs and proves again. What somebody else
/// wrote to the target is written over only where a person said so: `overForeignWrites`.
public record VerifyOrder(
        ClusterClient source,
        String patterns,
        Transform transform,
        boolean repair,
        boolean overForeignWrites,
        ParityOptions options) {

    public static VerifyOrder of(ClusterClient source) {
        return new VerifyOrder(source, "*", Transform.NONE, false, false, ParityOptions.DEFAULT);
    }

    public VerifyOrder of(String indexPatterns) {
        return new VerifyOrder(
                source, indexPatterns, transform, repair, overForeignWrites, options);
    }

    public VerifyOrder with(Transform change) {
        return new VerifyOrder(source, patterns, change, repair, overForeignWrites, options);
    }

    public VerifyOrder repairing(boolean on) {
        return new VerifyOrder(source, patterns, transform, on, overForeignWrites, options);
    }

    public VerifyOrder overForeignWrites(boolean on) {
        return new VerifyOrder(source, patterns, transform, repair, on, options);
    }

    public VerifyOrder with(ParityOptions other) {
        return new VerifyOrder(source, patterns, transform, repair, overForeignWrites, other);
    }
}
