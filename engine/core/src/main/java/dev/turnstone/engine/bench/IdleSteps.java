package dev.turnstone.engine.bench;

import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.StepContext;
import dev.turnstone.engine.workflow.StepRunner;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Steps that do nothing, at once. Services end when they are torn down; the last proof is held
/// until it is released.
final class IdleSteps implements StepRunner {
    private static final JsonNode GOOD =
            Json.MAPPER
                    .createObjectNode()
                    .put("parity", "proven")
                    .put("holes", 0)
                    .put("failed", 0)
                    .put("lagMs", 0);

    private final CountDownLatch tornDown = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    void release() {
        released.countDown();
    }

    @Override
    public Outcome run(StepContext step) throws InterruptedException {
        StepKind kind = step.step().kind();
        if (kind.isService()) {
            step.up();
            tornDown.await();
        } else if (kind == StepKind.TEARDOWN) {
            tornDown.countDown();
        } else if (kind == StepKind.PROVE) {
            released.await();
        }
        return new Outcome.Done(GOOD);
    }

    @Override
    public Outcome reconcile(StepContext step) {
        return new Outcome.NotYet("it never began", Duration.ZERO);
    }

    @Override
    public Outcome undo(StepContext step) {
        return new Outcome.Done(GOOD);
    }
}
