package dev.turnstone.app.ui.history;

import dev.turnstone.engine.history.Audit;
import dev.turnstone.engine.history.Runs;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// One thing that happened in a run: what somebody did, or what became of a step.
record Happening(Instant when, String who, String what, String detail) {
    static List<Happening> of(RunRow row) {
        return Stream.concat(
                        row.audit().stream().map(Happening::of),
                        row.changes().stream().map(Happening::of))
                .sorted(Comparator.comparing(Happening::when))
                .toList();
    }

    private static Happening of(Audit.Entry entry) {
        return new Happening(entry.happened(), entry.who(), entry.action(), entry.detail());
    }

    private static Happening of(Runs.Changed change) {
        return new Happening(
                change.happened(),
                "",
                change.step() + ": " + change.was() + " \u2192 " + change.became(),
                change.reason());
    }
}
