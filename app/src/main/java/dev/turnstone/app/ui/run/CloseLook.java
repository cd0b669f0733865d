package dev.turnstone.app.ui.run;

import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.workflow.StepState;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What steps under way show to whoever looks closely: asked for while somebody looks, one question
/// at a time and no more than once a second. What was seen last stays, and says so, when a step
/// ends or does not answer. The window's thread.
public final class CloseLook {
    private static final Duration PACE = Duration.ofMillis(900);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Desk desk;
    private final Predicate<RunView.StepView> which;
    private final Consumer<Glimpse.All> told;
    private final Map<String, Seen> seen = new HashMap<>();
    private Map<String, StepState> states = Map.of();
    private Glimpse.All last = Glimpse.All.NOTHING;
    private Instant asked = Instant.EPOCH;
    private Instant looked = Instant.EPOCH;
    private Instant hoping = Instant.EPOCH;
    private String run = "";
    private boolean awaiting;

    private record Seen(JsonNode live, Instant at) {}

    /// `told` gets everything that was seen of the run, whenever that became something else.
    public CloseLook(Desk desk, Predicate<RunView.StepView> which, Consumer<Glimpse.All> told) {
        this.desk = desk;
        this.which = which;
        this.told = told;
    }

    public void look(FeedSnapshot now) {
        now.run().ifPresent(view -> look(view, now.taken()));
    }

    private void look(RunView view, Instant at) {
        String of = view.session() + " " + view.run();
        if (!of.equals(run)) {
            run = of;
            seen.clear();
            last = Glimpse.All.NOTHING;
            hoping = at;
        }
        // Nobody answers who is not asked: the page was covered.
        if (Duration.between(looked, at).compareTo(PATIENCE) > 0 || states.isEmpty()) {
            hoping = at;
        }
        looked = at;
        states = new HashMap<>();
        view.steps().stream().filter(which).forEach(step -> states.put(step.id(), step.state()));
        List<String> steps = states.keySet().stream().filter(this::isUnderWay).sorted().toList();
        if (steps.isEmpty()) {
            hoping = at;
        }
        tell();
        if (awaiting || steps.isEmpty() || Duration.between(asked, at).compareTo(PACE) < 0) {
            return;
        }
        asked = at;
        awaiting = true;
        desk.tasks()
                .run(
                        () -> ask(view.session(), steps),
                        fresh -> take(of, at, fresh),
                        _ -> awaiting = false);
    }

    /// Empty for a step that shows nothing.
    private Map<String, Optional<JsonNode>> ask(String session, List<String> steps) {
        Map<String, Optional<JsonNode>> fresh = new HashMap<>();
        for (String step : steps) {
            JsonNode live =
                    desk.engine()
                            .ask(Engine.request("step", session).put("step", step))
                            .path("live");
            fresh.put(step, Optional.of(live).filter(JsonNode::isObject));
        }
        return fresh;
    }

    private void take(String of, Instant at, Map<String, Optional<JsonNode>> fresh) {
        awaiting = false;
        if (!of.equals(run)) {
            return;
        }
        hoping = at;
        fresh.forEach(
                (step, live) ->
                        live.ifPresentOrElse(
                                shown -> seen.put(step, new Seen(shown, at)),
                                () -> seen.remove(step)));
        tell();
    }

    private void tell() {
        Map<String, Glimpse> now = new HashMap<>();
        seen.forEach(
                (step, each) -> {
                    StepState state = states.getOrDefault(step, StepState.NOT_STARTED);
                    boolean lately = Duration.between(each.at(), looked).compareTo(PATIENCE) <= 0;
                    now.put(
                            step,
                            new Glimpse(each.live(), each.at(), state, lately && isUnderWay(step)));
                });
        Glimpse.All all = new Glimpse.All(now, silent());
        if (!all.equals(last)) {
            last = all;
            told.accept(all);
        }
    }

    private Optional<Instant> silent() {
        return Optional.of(hoping)
                .filter(since -> Duration.between(since, looked).compareTo(PATIENCE) > 0);
    }

    private boolean isUnderWay(String step) {
        StepState state = states.get(step);
        return state == StepState.RUNNING || state == StepState.SERVING;
    }
}
