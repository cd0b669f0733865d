package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.Gate;
import dev.turnstone.engine.plan.Step;

import java.time.Instant;
import java.util.List;

/// Begins what can begin, and finds out where that leaves the run.
final class Advance {
    private Advance() {}

    static void go(Board board, Instant now) {
        if (board.state() == RunState.FAILED && hasPending(board)) {
            board.become(RunState.RUNNING);
        }
        if (board.state() == RunState.RUNNING) {
            for (String id : board.ids()) {
                advance(board, id, now);
            }
        }
        RollBack.askAgain(board, now);
        settle(board, now);
    }

    private static void advance(Board board, String id, Instant now) {
        StepStatus status = board.at(id);
        switch (status.state()) {
            case NOT_STARTED, ROLLED_BACK -> {
                if (isReady(board, id)) {
                    enter(board, id, now);
                }
            }
            case WAITING_FOR_APPROVAL -> {
                if (isUpToChecks(board.step(id), status) && isReady(board, id)) {
                    enter(board, id, now);
                }
            }
            case PAUSED, WAITING -> {
                if (isDue(status, now)) {
                    beginWhereReady(board, id);
                }
            }
            case UNKNOWN -> {
                if (isDue(status, now)) {
                    board.move(id, StepState.RECONCILING, "asking the clusters");
                    board.order(
                            new Order.Reconcile(board.step(id), status.attempt(), board.at(id)));
                }
            }
            default -> {}
        }
    }

    /// What is due and not ready is begun when the steps before it are; no clock is needed for
    /// that.
    private static void beginWhereReady(Board board, String id) {
        if (isReady(board, id)) {
            board.begin(id);
        } else {
            board.note(id, each -> each.until(null));
        }
    }

    /// Through the gate, or up to it.
    private static void enter(Board board, String id, Instant now) {
        Step step = board.step(id);
        StepStatus status = board.at(id);
        if (step.gate().mode() == Gate.Mode.OPEN || status.approval() != null) {
            board.begin(id);
            return;
        }
        List<Evidence> evidence = Judge.evidence(board.now(), step, now);
        if (step.gate().mode() == Gate.Mode.AUTOMATIC && Judge.allPassed(evidence)) {
            board.note(id, each -> each.approved(new Approval("checks", now, "", false, evidence)));
            board.begin(id);
        } else if (status.state() != StepState.WAITING_FOR_APPROVAL) {
            String asking = Words.asking(step, evidence);
            board.move(id, StepState.WAITING_FOR_APPROVAL, asking, each -> each.gated(asking));
        }
    }

    /// A question that the step itself asked is for people only.
    private static boolean isUpToChecks(Step step, StepStatus status) {
        return step.gate().mode() == Gate.Mode.AUTOMATIC && status.approval() == null;
    }

    static boolean isReady(Board board, String id) {
        return board.step(id).after().stream()
                .allMatch(before -> board.at(before).state().satisfies());
    }

    static boolean isDue(StepStatus status, Instant now) {
        return status.notBefore() == null || !status.notBefore().isAfter(now);
    }

    private static void settle(Board board, Instant now) {
        switch (board.state()) {
            case RUNNING -> settleRunning(board);
            case PAUSING -> {
                if (!board.any(Advance::isBusy)) {
                    board.become(RunState.PAUSED);
                }
            }
            case CANCELLING -> {
                if (!board.any(Advance::isBusy)) {
                    board.become(RunState.CANCELLED);
                }
            }
            case ROLLING_BACK -> RollBack.goOn(board, now);
            default -> {}
        }
    }

    private static void settleRunning(Board board) {
        if (hasPending(board)) {
            return;
        }
        List<StepState> states = board.ids().stream().map(id -> board.at(id).state()).toList();
        if (states.stream().allMatch(StepState::isFinished)) {
            board.become(RunState.SUCCEEDED);
        } else if (states.stream().anyMatch(Advance::isStuck)) {
            board.become(RunState.FAILED);
        }
    }

    private static boolean isStuck(StepState state) {
        return switch (state) {
            case FAILED, CANCELLED, NEEDS_ATTENTION -> true;
            default -> false;
        };
    }

    /// Something is under way, or will be without anybody mending something else first.
    private static boolean hasPending(Board board) {
        return board.ids().stream()
                .anyMatch(
                        id ->
                                switch (board.at(id).state()) {
                                    case RUNNING, STOPPING, UNKNOWN, RECONCILING -> true;
                                    case WAITING, PAUSED, WAITING_FOR_APPROVAL ->
                                            isReady(board, id);
                                    default -> false;
                                });
    }

    static boolean isBusy(StepState state) {
        return switch (state) {
            case RUNNING, SERVING, STOPPING, RECONCILING -> true;
            default -> false;
        };
    }
}
