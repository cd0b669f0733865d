package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What people ask of a run. What cannot be is refused with a sentence, and changes nothing.
final class Requests {
    private Requests() {}

    static void start(Board board) {
        List<StepKind> missing = board.plan().missingKinds();
        if (!missing.isEmpty()) {
            throw new NotNow(
                    "The plan asks for what is not in this version: "
                            + String.join(", ", missing.stream().map(StepKind::label).toList())
                            + ".",
                    "Take it out of the spec; everything else of it can run.");
        }
        require(board, RunState.PLANNED, "started", "Use resume or retry.");
        board.become(RunState.RUNNING);
    }

    static void approve(Board board, Event.Approve approve, Instant now) {
        String id = board.plan().step(approve.step()).id();
        StepStatus status = board.at(id);
        if (status.state() != StepState.WAITING_FOR_APPROVAL) {
            throw new NotNow(
                    "The step "
                            + id
                            + " is "
                            + status.state().label()
                            + " and waits for no approval.",
                    "See which steps wait in the status of the run.");
        }
        if (board.state() != RunState.RUNNING) {
            throw new NotNow(
                    "The run is " + board.state().label() + ": nothing can begin.",
                    "Resume the run, then approve.");
        }
        if (!Advance.isReady(board, id)) {
            throw new NotNow(
                    "A step before " + id + " has to run again first.", "Approve when it is done.");
        }
        List<Evidence> evidence = Judge.evidence(board.now(), board.step(id), now);
        boolean asked = Judge.asksItself(status);
        if (!asked && !Judge.allPassed(evidence) && !approve.waiver()) {
            throw new NotNow(
                    "A check of " + id + " says no: " + Words.of(evidence) + ".",
                    "Mend what it names and retry the step that measured it, or approve with a waiver.");
        }
        board.note(
                id,
                each ->
                        each.approved(
                                new Approval(
                                        approve.who(),
                                        now,
                                        asked ? status.note() : "",
                                        approve.waiver() && !Judge.allPassed(evidence),
                                        evidence)));
        board.begin(id);
    }

    static void pause(Board board) {
        switch (board.state()) {
            case RUNNING, FAILED -> {}
            default ->
                    throw new NotNow(
                            "The run is " + board.state().label() + ": there is nothing to pause.",
                            "See its status.");
        }
        board.become(RunState.PAUSING);
        for (String id : board.ids()) {
            if (board.at(id).state() == StepState.WAITING) {
                board.move(id, StepState.PAUSED, "paused");
            }
            stop(board, id);
        }
    }

    static void resume(Board board) {
        switch (board.state()) {
            case PAUSED, ROLLED_BACK -> board.become(RunState.RUNNING);
            default ->
                    throw new NotNow(
                            "The run is " + board.state().label() + ": there is nothing to resume.",
                            "Use retry for what failed, start for a new run.");
        }
    }

    static void cancel(Board board) {
        switch (board.state()) {
            case SUCCEEDED, CANCELLED, CANCELLING, ROLLING_BACK ->
                    throw new NotNow(
                            "The run is " + board.state().label() + ": there is nothing to cancel.",
                            "Roll back to take back what it made.");
            default -> board.become(RunState.CANCELLING);
        }
        for (String id : board.ids()) {
            switch (board.at(id).state()) {
                case NOT_STARTED,
                        WAITING,
                        WAITING_FOR_APPROVAL,
                        PAUSED,
                        UNKNOWN,
                        ROLLED_BACK,
                        NEEDS_ATTENTION ->
                        board.move(id, StepState.CANCELLED, "the run was cancelled");
                default -> stop(board, id);
            }
        }
    }

    /// Of a run that will not go on by itself: where it does, its steps need them.
    static void endProxies(Board board, Instant now) {
        require(board, RunState.CANCELLED, "left by its proxies", "Cancel it first.");
        for (Step step : board.now().proxied()) {
            board.note(step.id(), each -> each.over(now, "its proxy was ended by hand"));
        }
    }

    static void retry(Board board, String from) {
        switch (board.state()) {
            case PLANNED, PAUSING, CANCELLING, ROLLING_BACK ->
                    throw new NotNow(
                            "The run is " + board.state().label() + ": nothing can be retried now.",
                            "Wait until it has come to rest.");
            default -> {}
        }
        List<String> again = new ArrayList<>(board.plan().downstream(from));
        again.addFirst(board.plan().step(from).id());
        for (String id : again) {
            if (board.at(id).state().isActive()) {
                throw new NotNow(
                        "The step " + id + " is under way, and would have to run again as well.",
                        "Pause the run, then retry.");
            }
        }
        Set<String> also = takenAway(board, again);
        for (String id : again) {
            reset(board, id, "retried");
        }
        also.forEach(id -> reset(board, id, "its teardown is to come again"));
        if (board.state() == RunState.CANCELLED) {
            board.ids().stream()
                    .filter(id -> board.at(id).state() == StepState.CANCELLED)
                    .forEach(id -> reset(board, id, "retried"));
        }
        board.become(RunState.RUNNING);
    }

    /// What is finished, was taken away by its teardown, and is needed by these again.
    static Set<String> takenAway(Board board, Collection<String> again) {
        return Freshness.alsoAgain(board.plan(), again, id -> board.at(id).state().isFinished());
    }

    /// As if it had never run.
    static void reset(Board board, String id, String reason) {
        if (board.at(id).state() != StepState.NOT_STARTED) {
            board.move(id, StepState.NOT_STARTED, reason, StepStatus::anew);
        }
    }

    static void stop(Board board, String id) {
        switch (board.at(id).state()) {
            case RUNNING, SERVING -> {
                board.move(id, StepState.STOPPING, "asked to stop");
                board.order(new Order.Stop(board.step(id), board.at(id).attempt()));
            }
            default -> {}
        }
    }

    private static void require(Board board, RunState state, String done, String remedy) {
        if (board.state() != state) {
            throw new NotNow(
                    "The run is " + board.state().label() + ": it cannot be " + done + ".", remedy);
        }
    }
}
