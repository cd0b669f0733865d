package dev.turnstone.engine.host;

import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.StepContext;
import dev.turnstone.engine.workflow.StepRunner;
import dev.turnstone.model.Json;

import java.time.Duration;

/// Steps that do what a test says, on no clusters.
class FakeSteps implements StepRunner {
    private final Doing doing;

    interface Doing {
        Outcome run(StepContext step) throws InterruptedException;
    }

    FakeSteps(Doing doing) {
        this.doing = doing;
    }

    @Override
    public Outcome run(StepContext step) throws InterruptedException {
        return doing.run(step);
    }

    @Override
    public Outcome reconcile(StepContext step) {
        return new Outcome.NotYet("again", Duration.ZERO);
    }

    @Override
    public Outcome undo(StepContext step) {
        return new Outcome.Done(Json.MAPPER.createObjectNode());
    }
}
