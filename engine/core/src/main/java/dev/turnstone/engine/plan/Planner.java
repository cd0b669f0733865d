package dev.turnstone.engine.plan;

import dev.turnstone.engine.spec.Approval;
import dev.turnstone.engine.spec.Capture;
import dev.turnstone.engine.spec.Migration;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.replay.ledger.OneSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// From a spec to the graph. Pure: which indices there are was asked before.
///
/// Every group of indices goes its own way to every target, so that one may be followed while the
/// next is carried over, and an edit of one leaves the others alone.
public final class Planner {
    private final Spec spec;
    private final Map<String, List<String>> indices;
    private final boolean rehearsal;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, List<String>> lastOf = new LinkedHashMap<>();

    private Planner(Spec spec, Map<String, List<String>> indices, boolean rehearsal) {
        this.spec = spec;
        this.indices = indices;
        this.rehearsal = rehearsal;
    }

    /// `indices` are those of each migration's source that it takes. A rehearsal does every step on
    /// a sample and leaves nothing behind.
    public static Plan plan(Spec spec, Map<String, List<String>> indices, boolean rehearsal) {
        Planner planner = new Planner(spec, indices, rehearsal);
        spec.migrations().keySet().forEach(planner::migration);
        return Plan.of(planner.steps);
    }

    private void migration(String name) {
        if (lastOf.containsKey(name)) {
            return;
        }
        lastOf.put(name, List.of());
        Migration migration = spec.migrations().get(name);
        if (migration == null) {
            return;
        }
        List<String> before = new ArrayList<>();
        for (String other : migration.after()) {
            migration(other);
            before.addAll(lastOf.getOrDefault(other, List.of()));
        }
        OneSource.require(
                migration.transformation()::targetIndex, indices.getOrDefault(name, List.of()));
        MigrationSteps drawn =
                new MigrationSteps(
                        spec,
                        name,
                        migration,
                        migration.grouped(indices.getOrDefault(name, List.of())),
                        before,
                        rehearsal);
        steps.addAll(drawn.draw());
        lastOf.put(name, drawn.last());
    }

    static Gate gate(Approval approval) {
        return switch (approval) {
            case Approval.Manual() -> Gate.manual(List.of());
            case Approval.Automatic(var checks) -> {
                List<Gate.Check> all = new ArrayList<>();
                if (checks.parity()) {
                    all.add(new Gate.Check(Gate.Measure.PARITY, 0));
                }
                checks.holes().ifPresent(n -> all.add(new Gate.Check(Gate.Measure.HOLES, n)));
                checks.failed().ifPresent(n -> all.add(new Gate.Check(Gate.Measure.FAILED, n)));
                checks.losses().ifPresent(n -> all.add(new Gate.Check(Gate.Measure.LOSSES, n)));
                checks.lag()
                        .ifPresent(
                                lag ->
                                        all.add(
                                                new Gate.Check(
                                                        Gate.Measure.LAG_MS, lag.toMillis())));
                yield all.isEmpty() ? Gate.OPEN : Gate.automatic(all).within(checks.age());
            }
        };
    }

    static boolean follows(Migration migration) {
        return !(migration.capture() instanceof Capture.None);
    }
}
