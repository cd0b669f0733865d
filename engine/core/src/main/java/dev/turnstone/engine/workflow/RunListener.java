package dev.turnstone.engine.workflow;

import java.util.List;

/// Hears of a run that is driven, on the thread that drives it: whoever hears must be quick.
public interface RunListener {
    RunListener NOBODY = new RunListener() {};

    /// What one attempt of a step told.
    record Line(String step, int attempt, String text) {}

    /// Steps told these, in this order.
    default void told(String run, List<Line> lines) {}

    /// The run changed, and that is kept.
    default void changed(RunSnapshot now) {}
}
