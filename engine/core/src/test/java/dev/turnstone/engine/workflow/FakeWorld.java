package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/// Clusters and a process that never were: what orders lead to, in virtual time, with whatever goes
/// wrong. A kill takes everything that is under way, and nothing that was made.
final class FakeWorld {
    private static final JsonNode PROVEN =
            Json.MAPPER.createObjectNode().put("parity", "proven").put("failed", 0);

    private final Random random;
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
    private final Map<String, Due> underWay = new HashMap<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> finished = new HashSet<>();
    private long numbers;
    private boolean kind;

    FakeWorld(Random random) {
        this.random = random;
    }

    /// Something that happens at a moment; `ends` names the step whose work it ends.
    record Due(Instant at, long number, Event event, String ends) {}

    /// From now on nothing goes wrong.
    void beKind() {
        kind = true;
    }

    Set<String> made() {
        return made;
    }

    boolean isUnderWay(String step) {
        return underWay.containsKey(step);
    }

    boolean isQuiet() {
        return underWay.isEmpty();
    }

    /// Half of what was under way came to its end all the same, and nobody was told.
    void kill(Function<String, StepState> stateOf) {
        for (Due due : List.copyOf(underWay.values())) {
            if (random.nextBoolean()) {
                happened(due.event(), stateOf.apply(due.ends()));
            }
        }
        queue.clear();
        underWay.clear();
    }

    Due next() {
        Due due = queue.remove();
        if (!due.ends().isEmpty()) {
            underWay.remove(due.ends(), due);
        }
        return due;
    }

    boolean hasNext() {
        return !queue.isEmpty();
    }

    void tickAt(Instant time) {
        queue.add(new Due(time, numbers++, new Event.Tick(), ""));
    }

    void obey(Order order, RunSnapshot run, Instant now) {
        String id = order.step().id();
        switch (order) {
            case Order.Begin begin -> {
                made.add(id);
                finished.remove(id);
                if (begin.step().kind().isService()) {
                    at(now, new Event.Up(id, begin.attempt()));
                    if (goesWrong(8)) {
                        end(id, begin.attempt(), bad(), now);
                    } else {
                        underWay.put(id, new Due(now, numbers++, new Event.Tick(), id));
                    }
                    return;
                }
                if (begin.step().kind() == StepKind.TEARDOWN) {
                    endServices(run, id, now);
                }
                Outcome outcome = goesWrong(4) ? bad() : new Outcome.Done(PROVEN);
                end(id, begin.attempt(), outcome, now);
            }
            case Order.Stop stop -> {
                Due going = underWay.get(id);
                if (going != null) {
                    queue.remove(going);
                    end(
                            id,
                            stop.attempt(),
                            random.nextInt(5) == 0 && !stop.step().kind().isService()
                                    ? new Outcome.Done(PROVEN)
                                    : Outcome.NotYet.stopped(),
                            now);
                }
            }
            case Order.Reconcile ask ->
                    end(
                            id,
                            ask.attempt(),
                            goesWrong(6)
                                    ? new Outcome.Unknown("no answer")
                                    : finished.contains(id)
                                            ? new Outcome.Done(PROVEN)
                                            : new Outcome.NotYet("not there", Duration.ZERO),
                            now);
            case Order.Undo undo ->
                    end(id, undo.attempt(), goesWrong(10) ? bad() : new Outcome.Done(PROVEN), now);
        }
    }

    /// What the end of this means for the clusters, which nobody may have been told of.
    void happened(Event event, StepState before) {
        if (event instanceof Event.Ended(String id, int _, Outcome.Done _)) {
            if (before == StepState.ROLLING_BACK) {
                made.remove(id);
                finished.remove(id);
            } else {
                finished.add(id);
            }
        }
    }

    private void endServices(RunSnapshot run, String teardown, Instant now) {
        for (String each : run.plan().upstream(teardown)) {
            Due going = underWay.get(each);
            if (going != null && run.plan().step(each).kind().isService()) {
                queue.remove(going);
                end(each, run.step(each).attempt(), new Outcome.Done(PROVEN), now);
            }
        }
    }

    private Outcome bad() {
        return switch (random.nextInt(4)) {
            case 0 -> new Outcome.Failed("it broke", "Mend it.");
            case 1 -> new Outcome.Unknown("no answer");
            case 2 -> new Outcome.NeedsApproval("May it?", PROVEN);
            default -> new Outcome.NotYet("too early", Duration.ofSeconds(random.nextInt(30)));
        };
    }

    private boolean goesWrong(int oneIn) {
        return !kind && random.nextInt(oneIn) == 0;
    }

    private void at(Instant now, Event event) {
        queue.add(new Due(now.plusMillis(1 + random.nextInt(900)), numbers++, event, ""));
    }

    private void end(String id, int attempt, Outcome outcome, Instant now) {
        Due due =
                new Due(
                        now.plusMillis(1_000 + random.nextInt(20_000)),
                        numbers++,
                        new Event.Ended(id, attempt, outcome),
                        id);
        underWay.put(id, due);
        queue.add(due);
    }
}
