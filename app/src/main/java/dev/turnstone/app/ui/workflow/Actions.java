package dev.turnstone.app.ui.workflow;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.run.Consequences;
import dev.turnstone.app.ui.run.StepName;
import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepState;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What can be done with a run and its steps, and what each would do: told before it is asked for.
final class Actions {
    private static final int OBJECTS = 5;

    private final Texts texts;
    private final Texts words;
    private final String who;

    Actions(Texts texts, Texts words, String who) {
        this.texts = texts;
        this.words = words;
        this.who = who;
    }

    /// One thing that can be done.
    enum Action {
        APPROVE,
        WAIVE,
        RETRY,
        ROLL_BACK,
        PAUSE,
        RESUME,
        CANCEL,
        END_PROXIES;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// Whether it can be asked for as the run stands.
    static boolean isPossible(Action action, RunView run, RunView.StepView step) {
        return switch (action) {
            // Refused where a check says no: only a waiver leads on.
            case APPROVE -> isAsked(run, step) && !step.isRefused();
            case WAIVE -> isAsked(run, step) && step.isRefused();
            case RETRY -> step.attempt() > 0 && isAtRest(run) && !anyActive(run, step.id());
            case ROLL_BACK -> isAtRest(run) && step.attempt() > 0;
            default -> isPossible(action, run);
        };
    }

    private static boolean isAsked(RunView run, RunView.StepView step) {
        return step.state() == StepState.WAITING_FOR_APPROVAL && run.state() == RunState.RUNNING;
    }

    static boolean isPossible(Action action, RunView run) {
        return switch (action) {
            case PAUSE ->
                    switch (run.state()) {
                        case RUNNING, FAILED -> run.driven();
                        default -> false;
                    };
            case RESUME ->
                    switch (run.state()) {
                        case PAUSED, ROLLED_BACK -> true;
                        case RUNNING -> !run.driven();
                        default -> false;
                    };
            case CANCEL ->
                    switch (run.state()) {
                        case SUCCEEDED, CANCELLED, CANCELLING, ROLLING_BACK, PLANNED -> false;
                        default -> true;
                    };
            case ROLL_BACK -> isAtRest(run);
            // Steps of any other run need them.
            case END_PROXIES -> run.state() == RunState.CANCELLED && !run.proxies().isEmpty();
            case APPROVE, WAIVE, RETRY -> false;
        };
    }

    private static boolean isAtRest(RunView run) {
        return switch (run.state()) {
            case PLANNED, PAUSING, CANCELLING, ROLLING_BACK -> false;
            default -> true;
        };
    }

    private static boolean anyActive(RunView run, String from) {
        Set<String> again = downstream(run, from);
        return run.steps().stream()
                .anyMatch(step -> again.contains(step.id()) && step.state().isActive());
    }

    /// This step and everything that depends on it, in the order of the plan.
    static Set<String> downstream(RunView run, String from) {
        Set<String> found = new LinkedHashSet<>(List.of(from));
        for (RunView.StepView step : run.steps()) {
            if (step.after().stream().anyMatch(found::contains)) {
                found.add(step.id());
            }
        }
        return found;
    }

    /// Asks the engine for what only it knows; not for the window's thread.
    Consequences consequences(Action action, RunView run, RunView.StepView step, Engine engine) {
        return switch (action) {
            case APPROVE, WAIVE -> approval(action, run, step);
            case RETRY -> retry(run, step);
            case ROLL_BACK -> rollBack(run, step, engine);
            default -> whole(action, run, engine);
        };
    }

    Consequences whole(Action action, RunView run, Engine engine) {
        return switch (action) {
            case ROLL_BACK -> rollBack(run, null, engine);
            case PAUSE -> ofRun(action, run, "pause", active(run));
            case RESUME -> ofRun(action, run, "resume", waiting(run));
            case END_PROXIES -> endProxies(run);
            default -> ofRun(action, run, "cancel", unfinished(run));
        };
    }

    private Consequences approval(Action action, RunView run, RunView.StepView step) {
        List<String> lines = new ArrayList<>();
        String asked = GateWords.question(step, texts);
        if (!asked.isEmpty()) {
            lines.add(asked);
        }
        lines.add(texts.text("consequence.begins", said(step)));
        run.steps().stream()
                .filter(other -> other.after().contains(step.id()))
                .forEach(other -> lines.add(texts.text("consequence.then", said(other))));
        ObjectNode request =
                request("approve", run, step.id()).put("waiver", action == Action.WAIVE);
        return told(action, step, lines, action == Action.WAIVE, request);
    }

    private Consequences retry(RunView run, RunView.StepView step) {
        Set<String> again = downstream(run, step.id());
        List<String> lines =
                run.steps().stream()
                        .filter(each -> again.contains(each.id()))
                        .map(
                                each ->
                                        texts.text(
                                                each.state().isFinished()
                                                        ? "consequence.again"
                                                        : "consequence.runs",
                                                said(each),
                                                StateLook.of(each.state()).word(words)))
                        .toList();
        return told(Action.RETRY, step, lines, false, request("retry", run, step.id()));
    }

    private Consequences rollBack(RunView run, RunView.@Nullable StepView step, Engine engine) {
        String to = step == null ? "" : step.id();
        JsonNode answer = engine.ask(request("rollback", run, to).put("list", true));
        List<String> lines = new ArrayList<>();
        for (JsonNode each : answer.path("wouldTakeBack")) {
            String id = each.path("step").asString("");
            String name = StepName.of(id).map(known -> known.said(texts)).orElse(id);
            lines.add(name + ": " + each.path("how").asString(""));
            objects(each.path("objects")).ifPresent(lines::add);
        }
        int steps = answer.path("wouldTakeBack").size();
        ObjectNode asked = request("rollback", run, to);
        return step == null
                ? new Consequences(
                        texts.text("act.roll-back.all.title"),
                        texts.text("act.roll-back.lead", steps),
                        lines,
                        texts.text("act.roll-back.all.verb"),
                        true,
                        asked)
                : new Consequences(
                        texts.text("act.roll-back.title", said(step)),
                        texts.text("act.roll-back.lead", steps),
                        lines,
                        texts.text("act.roll-back.verb"),
                        true,
                        asked);
    }

    private Consequences ofRun(Action action, RunView run, String request, List<String> lines) {
        return new Consequences(
                texts.text("act." + action.key() + ".title", run.session()),
                texts.text("act." + action.key() + ".lead"),
                lines,
                texts.text("act." + action.key() + ".verb"),
                action == Action.CANCEL,
                request(request, run, ""));
    }

    private Consequences endProxies(RunView run) {
        return new Consequences(
                texts.text("act.end-proxies.title", run.session()),
                texts.text("act.end-proxies.lead"),
                run.proxies(),
                texts.text("act.end-proxies.verb"),
                true,
                request("cancel", run, "").put("endProxies", true));
    }

    /// The first few of what a step made, and how many there are where these are not all.
    private static Optional<String> objects(JsonNode made) {
        String some =
                made.valueStream()
                        .limit(OBJECTS)
                        .map(object -> object.asString(""))
                        .collect(Collectors.joining(", "));
        return made.isEmpty()
                ? Optional.empty()
                : Optional.of(made.size() > OBJECTS ? some + " … (" + made.size() + ")" : some);
    }

    private Consequences told(
            Action action,
            RunView.StepView step,
            List<String> lines,
            boolean grave,
            ObjectNode asked) {
        return new Consequences(
                texts.text("act." + action.key() + ".title", said(step)),
                texts.text("act." + action.key() + ".lead", lines.size()),
                lines,
                texts.text("act." + action.key() + ".verb"),
                grave,
                asked);
    }

    private List<String> active(RunView run) {
        return said(run, step -> step.state().isActive());
    }

    private List<String> waiting(RunView run) {
        return said(run, step -> step.state() == StepState.PAUSED);
    }

    private List<String> unfinished(RunView run) {
        return said(run, step -> !step.state().isFinished());
    }

    private List<String> said(RunView run, Predicate<RunView.StepView> which) {
        return run.steps().stream().filter(which).map(step -> said(step)).toList();
    }

    private String said(RunView.StepView step) {
        return StepName.of(step.id(), step.kind()).said(texts);
    }

    private ObjectNode request(String action, RunView run, String step) {
        return Engine.request(action, run.session()).put("step", step).put("who", who);
    }
}
