package dev.turnstone.engine.workflow;

import java.util.List;

/// Does what the state machine decides. Each call has a virtual thread of its own, may block, and
/// returns an outcome; killed at any point, the same call again must come to the same.
public interface StepRunner extends AutoCloseable {
    Outcome run(StepContext step) throws InterruptedException;

    /// Asks the clusters what became of a step that was under way when contact was lost: done, or
    /// not yet where it has to be begun again.
    Outcome reconcile(StepContext step) throws InterruptedException;

    /// Takes back what the step made; nothing to take back is done.
    Outcome undo(StepContext step) throws InterruptedException;

    /// What stands beside the steps of the session's run before goes on standing where the run that
    /// is taken up next wants it as it is. The steps of both rest meanwhile.
    default void takeOver(StepRunner before) {}

    /// A kept run is driven from here on: what stands beside its steps, also while they rest,
    /// stands again. Returns without waiting for it.
    default void takeUp(RunSnapshot run) {}

    /// Where clients come in at what stands beside the steps: whoever drives the run stays as long
    /// as there is such an address.
    default List<String> proxies() {
        return List.of();
    }

    /// Somebody said that no client goes through what stands beside the steps any more.
    default void endProxies() {}

    /// Ends what runs beside the steps; nothing does, usually.
    @Override
    default void close() {}
}
