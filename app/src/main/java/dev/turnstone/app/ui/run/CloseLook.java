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
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What steps under way show to whoever looks closely: asked for while somebody looks, one question
/// at a time and no more than once a second. What was seen last stays when a step ends. The
/// window's thread.
public final class CloseLook {
    private static final Duration PACE = Duration.ofMillis(900);

    private final Desk desk;
    private final Predicate<RunView.StepView> which;
    private final Consumer<Map<String, JsonNode>> told;
    private final Map<String, JsonNode> seen = new HashMap<>();
    private Instant asked = Instant.EPOCH;
    private String run = "";
    private boolean awaiting;

    /// `told` gets everything that was seen of the run, by step.
    public CloseLook(
            Desk desk, Predicate<RunView.StepView> which, Consumer<Map<String, JsonNode>> told) {
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
        }
        List<String> steps =
                view.steps().stream()
                        .filter(which)
                        .filter(CloseLook::isUnderWay)
                        .map(RunView.StepView::id)
                        .toList();
        if (awaiting || steps.isEmpty() || Duration.between(asked, at).compareTo(PACE) < 0) {
            return;
        }
        asked = at;
        awaiting = true;
        desk.tasks().run(() -> ask(view.session(), steps), fresh -> take(of, fresh), _ -> rest());
    }

    private Map<String, JsonNode> ask(String session, List<String> steps) {
        Map<String, JsonNode> fresh = new HashMap<>();
        for (String step : steps) {
            JsonNode live =
                    desk.engine()
                            .ask(Engine.request("step", session).put("step", step))
                            .path("live");
            if (live.isObject()) {
                fresh.put(step, live);
            }
        }
        return fresh;
    }

    private void take(String of, Map<String, JsonNode> fresh) {
        awaiting = false;
        if (of.equals(run)) {
            seen.putAll(fresh);
            told.accept(Map.copyOf(seen));
        }
    }

    /// An engine of another version, or one that just ended: what the run tells is shown alone.
    private void rest() {
        awaiting = false;
    }

    private static boolean isUnderWay(RunView.StepView step) {
        return step.state() == StepState.RUNNING || step.state() == StepState.SERVING;
    }
}
