package dev.turnstone.engine.plan;

import java.time.Duration;
import java.util.List;

/// What must be said before a step begins: nothing, a person's approval, or what checks say of the
/// steps before it. Evidence older than `evidenceAge` says nothing.
public record Gate(Mode mode, List<Check> checks, Duration evidenceAge) {
    private static final Duration USUAL_AGE = Duration.ofMinutes(15);

    public static final Gate OPEN = new Gate(Mode.OPEN, List.of(), USUAL_AGE);

    /// Who opens the gate.
    public enum Mode {
        OPEN,
        MANUAL,
        AUTOMATIC
    }

    /// One declared check; `most` bounds the number that it looks at, and means nothing for parity.
    public record Check(Measure measure, long most) {}

    /// What a check looks at.
    public enum Measure {
        PARITY,
        HOLES,
        FAILED,
        LAG_MS,
        LOSSES
    }

    public Gate {
        checks = List.copyOf(checks);
        if (mode == Mode.AUTOMATIC && checks.isEmpty()) {
            throw new IllegalArgumentException(
                    "checks: none (expected: at least one, to open a gate by itself)");
        }
    }

    public static Gate manual(List<Check> checks) {
        return new Gate(Mode.MANUAL, checks, USUAL_AGE);
    }

    public static Gate automatic(List<Check> checks) {
        return new Gate(Mode.AUTOMATIC, checks, USUAL_AGE);
    }

    public Gate within(Duration age) {
        return new Gate(mode, checks, age);
    }
}
