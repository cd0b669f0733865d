package dev.turnstone.engine.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Takes steps back by their own compensations, the last first, one at a time. It stops where one
/// fails: what would be taken back after it may stand on it.
public final class RollBack {
    private static final int MOST_TRIES = 8;

    private RollBack() {}

    /// The steps that a roll back to this one would take back, in that order; with an empty name
    /// everything.
    public static List<String> list(RunSnapshot run, String to) {
        List<String> list =
                new ArrayList<>(to.isEmpty() ? run.steps().keySet() : run.plan().downstream(to));
        list.removeIf(id -> !run.step(id).stands());
        Collections.reverse(list);
        return list;
    }

    static void ask(Board board, String to) {
        switch (board.state()) {
            case PLANNED, PAUSING, CANCELLING, ROLLING_BACK ->
                    throw new NotNow(
                            "The run is "
                                    + board.state().label()
                                    + ": it cannot be rolled back now.",
                            "Wait until it has come to rest.");
            default -> {}
        }
        List<String> list = list(board.now(), to);
        board.become(RunState.ROLLING_BACK);
        board.undoing(list);
        list.forEach(id -> board.note(id, each -> each.trying(0)));
        for (String id : board.ids()) {
            if (board.at(id).state() == StepState.WAITING_FOR_APPROVAL
                    && !board.at(id).wasTouched()) {
                Requests.reset(board, id, "rolled back");
            }
            Requests.stop(board, id);
        }
    }

    /// The next one, when nothing else is under way.
    static void goOn(Board board, Instant now) {
        if (board.any(Advance::isBusy)) {
            return;
        }
        while (!board.toUndo().isEmpty()) {
            String id = board.toUndo().getFirst();
            StepStatus status = board.at(id);
            switch (status.state()) {
                case ROLLED_BACK -> board.toUndo().removeFirst();
                case ROLLING_BACK -> {
                    return;
                }
                case NEEDS_ATTENTION -> {
                    if (status.tries() > 0) {
                        board.become(RunState.NEEDS_ATTENTION);
                        return;
                    }
                    undo(board, id);
                    return;
                }
                default -> {
                    undo(board, id);
                    return;
                }
            }
        }
        board.become(RunState.ROLLED_BACK);
    }

    static void undo(Board board, String id) {
        board.move(
                id,
                StepState.ROLLING_BACK,
                "taking it back",
                each -> each.trying(0).saying("", "").approved(null));
        board.order(new Order.Undo(board.step(id), board.at(id).attempt(), board.at(id)));
    }

    static void ended(Board board, String id, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Done _ -> {
                board.move(id, StepState.ROLLED_BACK, "taken back");
                board.orphans().remove(id);
            }
            case Outcome.Failed(String message, String remedy) ->
                    attention(board, id, message, remedy);
            case Outcome.NeedsApproval(String question, var _) ->
                    attention(board, id, question, "Settle this by hand, then roll back again.");
            case Outcome.NotYet(String reason, var _) -> later(board, id, reason, now);
            case Outcome.Unknown(String reason) -> later(board, id, reason, now);
        }
    }

    /// Asks for what was not answered for good, when its time has come.
    static void askAgain(Board board, Instant now) {
        List<String> all = new ArrayList<>(board.ids());
        all.addAll(board.orphans().keySet());
        for (String id : all) {
            StepStatus status = board.at(id);
            if (status.state() == StepState.ROLLING_BACK
                    && status.notBefore() != null
                    && Advance.isDue(status, now)) {
                board.note(id, each -> each.until(null));
                board.order(new Order.Undo(board.step(id), status.attempt(), board.at(id)));
            }
        }
    }

    private static void later(Board board, String id, String reason, Instant now) {
        int tries = board.at(id).tries() + 1;
        if (tries > MOST_TRIES) {
            attention(
                    board,
                    id,
                    reason,
                    "Check that the clusters can be reached, then roll back again.");
            return;
        }
        board.note(
                id,
                each ->
                        each.trying(tries)
                                .saying(reason, "")
                                .until(now.plus(Endings.patience(tries))));
    }

    private static void attention(Board board, String id, String message, String remedy) {
        board.move(
                id,
                StepState.NEEDS_ATTENTION,
                message,
                each -> each.trying(Math.max(1, each.tries())).saying(message, remedy));
    }
}
