package dev.turnstone.engine.operation;

import dev.turnstone.compare.parity.Epochs;
import dev.turnstone.replay.transform.Transform;

/// The ledger's epochs, asked by the name of the source index. Repairs wait for each bulk, so
/// nothing is under way when one is raised.
final class DeskEpochs implements Epochs {
    private final TargetDesk desk;
    private final Transform transform;

    DeskEpochs(TargetDesk desk, Transform transform) {
        this.desk = desk;
        this.transform = transform;
    }

    @Override
    public int current(String index) {
        return desk.ledger().epochs().of(transform.targetIndex(index));
    }

    @Override
    public int raise(String index) {
        return desk.ledger().epochs().raise(transform.targetIndex(index));
    }
}
