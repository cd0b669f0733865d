package dev.turnstone.engine.step;

import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.model.Json;

import java.time.Duration;

/// One kind of step.
interface Work {
    Outcome run(Inputs inputs) throws InterruptedException;

    /// On a sample, leaving nothing behind.
    Outcome rehearse(Inputs inputs) throws InterruptedException;

    /// After contact was lost. Operations go on from where they were, so that to begin again is
    /// right where nothing better is known.
    default Outcome reconcile(Inputs inputs) throws InterruptedException {
        return new Outcome.NotYet("it goes on from where it was", Duration.ZERO);
    }

    /// Takes back what it made; many make nothing that another step's undo does not take with it.
    default Outcome undo(Inputs inputs) throws InterruptedException {
        return nothing();
    }

    static Outcome nothing() {
        return new Outcome.Done(Json.MAPPER.createObjectNode());
    }

    static Outcome done(Object result) {
        return new Outcome.Done(Json.MAPPER.valueToTree(result));
    }
}
