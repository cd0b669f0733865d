package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.Plan;

/// What the state machine is told.
public sealed interface Event {
    record Start() implements Event {}

    /// A moment that somebody waited for may have come.
    record Tick() implements Event {}

    /// A service is up.
    record Up(String step, int attempt) implements Event {}

    /// A step, a question to the clusters, or a compensation came to an end.
    record Ended(String step, int attempt, Outcome outcome) implements Event {}

    /// A person agrees; with a waiver although a check says no.
    record Approve(String step, String who, boolean waiver) implements Event {}

    record Pause() implements Event {}

    record Resume() implements Event {}

    record Cancel() implements Event {}

    /// This step and everything after it runs again.
    record Retry(String from) implements Event {}

    /// Everything after this step is taken back; with an empty name everything.
    record RollBack(String to) implements Event {}

    /// `specVersion` is that of the spec that the plan was made from.
    record Edit(Plan plan, int specVersion) implements Event {}

    /// What an orphan left behind is taken back.
    record CleanOrphan(String step) implements Event {}

    /// No client goes through the proxies of the run any more: nobody stands them again.
    record EndProxies() implements Event {}

    /// The process was killed or ended: whatever says that it runs is not believed.
    record Restarted() implements Event {}
}
