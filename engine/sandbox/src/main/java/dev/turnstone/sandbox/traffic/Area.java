package dev.turnstone.sandbox.traffic;

import java.util.Locale;

/// The kinds of indices that the traffic writes to.
public enum Area {
    /// Everything; documents hold nested lines.
    PLAIN,
    /// Every document has a routing of its own.
    ROUTED,
    /// Orders and their items, by a join field.
    JOIN,
    /// A default pipeline stamps or drops.
    PIPED,
    /// Filled only by a pipeline that sends documents here.
    REROUTED,
    /// A data stream: only ever created.
    STREAM;

    String indexOf(String prefix) {
        return prefix + "-" + name().toLowerCase(Locale.ROOT);
    }
}
