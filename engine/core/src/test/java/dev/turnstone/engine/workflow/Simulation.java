package dev.turnstone.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.plan.Plan;
import dev.turnstone.model.Json;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// One run in virtual time, with kills, edits, approvals and every request at every moment, held
/// against what must always be true.
final class Simulation {
    private static final int MISCHIEF = 60;
    private static final int PATIENCE = 4_000;

    private final long seed;
    private final Random random;
    private final RandomPlans plans;
    private final FakeWorld world;
    private final Map<String, String> whyAgain = new HashMap<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private RunSnapshot run;
    int kills;
    int edits;
    int rollBacks;
    int refused;

    Simulation(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.plans = new RandomPlans(random);
        this.world = new FakeWorld(random);
        this.run = RunSnapshot.planned("1", plans.next());
    }

    /// Mischief first; then everything is kind, and the run must come to its end.
    void play() {
        tell(new Event.Start());
        for (int i = 0; i < MISCHIEF; i++) {
            if (random.nextInt(4) == 0) {
                mischief();
            } else {
                goOn();
            }
        }
        world.beKind();
        if (random.nextBoolean()) {
            rollBackToTheStart();
        }
        finish();
    }

    private void finish() {
        for (int i = 0; i < PATIENCE && run.state() != RunState.SUCCEEDED; i++) {
            approveAll();
            if (!goOn()) {
                push();
            }
        }
        assertThat(run.state()).as("seed %s: %s", seed, run.steps()).isEqualTo(RunState.SUCCEEDED);
        assertThat(world.made()).as("seed %s", seed).containsAll(run.steps().keySet());
    }

    /// What a person would do where nothing moves by itself.
    private void push() {
        switch (run.state()) {
            case PAUSED, ROLLED_BACK -> ask(new Event.Resume());
            case FAILED, CANCELLED, NEEDS_ATTENTION ->
                    run.steps().entrySet().stream()
                            .filter(each -> isStuck(each.getValue().state()))
                            .findFirst()
                            .ifPresent(each -> ask(new Event.Retry(each.getKey())));
            default ->
                    assertThat(run.state())
                            .as("seed %s stands still: %s", seed, run.steps())
                            .isNull();
        }
    }

    private static boolean isStuck(StepState state) {
        return state == StepState.FAILED
                || state == StepState.CANCELLED
                || state == StepState.NEEDS_ATTENTION;
    }

    private void rollBackToTheStart() {
        for (int i = 0; i < PATIENCE && !run.state().isSettled(); i++) {
            if (run.state() == RunState.RUNNING || run.state() == RunState.PLANNED) {
                break;
            }
            goOn();
        }
        if (!ask(new Event.RollBack(""))) {
            return;
        }
        for (int i = 0; i < PATIENCE && run.state() == RunState.ROLLING_BACK; i++) {
            goOn();
        }
        assertThat(run.state()).as("seed %s", seed).isEqualTo(RunState.ROLLED_BACK);
        assertThat(world.made())
                .as("seed %s", seed)
                .doesNotContainAnyElementsOf(run.steps().keySet());
    }

    private void approveAll() {
        List.copyOf(run.steps().entrySet()).stream()
                .filter(each -> each.getValue().state() == StepState.WAITING_FOR_APPROVAL)
                .forEach(each -> ask(new Event.Approve(each.getKey(), "somebody", true)));
    }

    private void mischief() {
        String step = anyStep();
        switch (random.nextInt(10)) {
            case 0, 1 -> kill();
            case 2 -> {
                Plan edited = plans.edited(run.plan());
                var changes = run.changes(edited);
                if (ask(new Event.Edit(edited, 2))) {
                    edits++;
                    changes.again().forEach(id -> whyAgain.put(id, "edited"));
                    changes.added().forEach(id -> whyAgain.put(id, "added"));
                }
            }
            case 3 -> ask(new Event.Pause());
            case 4 -> ask(new Event.Resume());
            case 5 -> {
                if (random.nextInt(4) == 0) {
                    ask(new Event.Cancel());
                }
            }
            case 6 -> {
                var again = run.plan().downstream(step);
                if (ask(new Event.Retry(step))) {
                    again.forEach(id -> whyAgain.put(id, "retried"));
                    whyAgain.put(step, "retried");
                    run.steps().keySet().forEach(id -> whyAgain.putIfAbsent(id, "retried"));
                }
            }
            case 7 -> {
                if (ask(new Event.RollBack(random.nextBoolean() ? "" : step))) {
                    rollBacks++;
                }
            }
            case 8 -> approveAll();
            default ->
                    run.orphans().keySet().stream()
                            .findFirst()
                            .ifPresent(id -> ask(new Event.CleanOrphan(id)));
        }
    }

    private String anyStep() {
        var ids = List.copyOf(run.steps().keySet());
        return ids.get(random.nextInt(ids.size()));
    }

    /// The process is gone; what was kept is read again, and half of what ended just before was not
    /// told.
    private void kill() {
        kills++;
        run.steps()
                .forEach(
                        (id, status) -> {
                            if (status.state().isActive()) {
                                whyAgain.put(id, "killed");
                            }
                        });
        world.kill(this::stateOf);
        run = reread(run);
        tell(new Event.Restarted());
    }

    private static RunSnapshot reread(RunSnapshot run) {
        Map<String, StepStatus> steps = new LinkedHashMap<>();
        run.steps()
                .forEach(
                        (id, status) ->
                                steps.put(
                                        id,
                                        Json.MAPPER.readValue(
                                                Json.MAPPER.writeValueAsString(status),
                                                StepStatus.class)));
        Plan plan = Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(run.plan()), Plan.class);
        return new RunSnapshot(run.run(), plan, run.state(), steps, run.toUndo(), run.orphans());
    }

    /// The next thing that happens; false where nothing will.
    private boolean goOn() {
        if (!world.hasNext()) {
            var wake = Scheduler.wakeUp(run);
            if (wake.isEmpty()) {
                return false;
            }
            now = wake.get().isAfter(now) ? wake.get() : now;
            tell(new Event.Tick());
            return true;
        }
        FakeWorld.Due due = world.next();
        now = due.at().isAfter(now) ? due.at() : now;
        if (due.event() instanceof Event.Ended ended) {
            world.happened(ended, stateOf(ended.step()));
        }
        tell(due.event());
        return true;
    }

    private boolean ask(Event event) {
        try {
            tell(event);
            return true;
        } catch (NotNow e) {
            refused++;
            assertThat(e.remedy()).isNotBlank();
            return false;
        }
    }

    private void tell(Event event) {
        RunSnapshot before = run;
        Decision decision = Scheduler.decide(run, event, now);
        decision.changes().forEach(this::requireLegal);
        requireNoLostOutcome(before, event, decision.run());
        run = decision.run();
        for (Order order : decision.orders()) {
            requireNeeded(order);
            world.obey(order, run, now);
        }
        requireToldEnd();
    }

    private void requireLegal(Change change) {
        assertThat(Transitions.isLegal(change.from(), change.to()))
                .as("seed %s: %s", seed, change)
                .isTrue();
        switch (change.to()) {
            case ROLLED_BACK, FAILED, WAITING, UNKNOWN, PAUSED, NOT_STARTED, WAITING_FOR_APPROVAL ->
                    whyAgain.put(change.step(), change.to().label());
            default -> {}
        }
    }

    /// Only what is ready begins, never while it is under way, never twice without a reason.
    private void requireNeeded(Order order) {
        String id = order.step().id();
        if (order instanceof Order.Stop) {
            return;
        }
        assertThat(world.isUnderWay(id)).as("seed %s: %s twice at once", seed, order).isFalse();
        if (order instanceof Order.Begin begin) {
            for (String dependency : begin.step().after()) {
                assertThat(run.step(dependency).state().satisfies())
                        .as("seed %s: %s began before %s", seed, id, dependency)
                        .isTrue();
            }
            if (begin.attempt() > 1) {
                assertThat(whyAgain.remove(id))
                        .as("seed %s: why again %s", seed, begin)
                        .isNotNull();
            } else {
                whyAgain.remove(id);
            }
        }
    }

    private void requireNoLostOutcome(RunSnapshot before, Event event, RunSnapshot after) {
        if (event instanceof Event.Ended(String id, int attempt, Outcome.Done done)
                && before.plan().has(id)
                && before.step(id).attempt() == attempt
                && before.step(id).state() == StepState.RUNNING) {
            assertThat(after.step(id).state().isFinished()).as("seed %s: %s", seed, id).isTrue();
            assertThat(after.step(id).result()).isEqualTo(done.result());
        }
    }

    private void requireToldEnd() {
        if (run.state() == RunState.NEEDS_ATTENTION) {
            assertThat(run.steps().values())
                    .as("seed %s", seed)
                    .anySatisfy(
                            status -> {
                                assertThat(status.state()).isEqualTo(StepState.NEEDS_ATTENTION);
                                assertThat(status.note()).isNotBlank();
                                assertThat(status.remedy()).isNotBlank();
                            });
        }
        if (run.state() == RunState.ROLLED_BACK) {
            assertThat(run.toUndo()).as("seed %s", seed).isEmpty();
        }
    }

    private StepState stateOf(String id) {
        if (run.plan().has(id)) {
            return run.step(id).state();
        }
        RunSnapshot.Orphan orphan = run.orphans().get(id);
        return orphan == null ? StepState.NOT_STARTED : orphan.status().state();
    }
}
