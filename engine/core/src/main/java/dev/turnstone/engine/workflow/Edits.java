package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.ChangeSet;
import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts an edited plan under a run: fresh results stay, what is under way and unchanged goes on,
/// what changed runs again, what is gone becomes an orphan.
final class Edits {
    private Edits() {}

    static void apply(Board board, Plan edited) {
        refuseWhereUnfit(board, edited);
        RunSnapshot before = board.now();
        ChangeSet changes = before.changes(edited);
        for (String id : changes.orphaned()) {
            board.orphans().put(id, before.orphaned(id));
        }
        Map<String, StepStatus> kept = new LinkedHashMap<>();
        for (Step step : edited.steps()) {
            kept.put(step.id(), before.known(step.id()));
            board.orphans().remove(step.id());
        }
        board.replan(edited, kept);
        for (String id : changes.orphaned()) {
            Requests.stop(board, id);
        }
        List<String> runAgain = new ArrayList<>(changes.again());
        runAgain.addAll(changes.added());
        Set<String> also = Requests.takenAway(board, runAgain);
        for (String id : changes.again()) {
            again(board, id);
        }
        also.forEach(id -> Requests.reset(board, id, "its teardown is to come again"));
        for (Step step : edited.steps()) {
            if (board.at(step.id()).state() == StepState.WAITING_FOR_APPROVAL
                    && !board.at(step.id()).wasTouched()) {
                Requests.reset(board, step.id(), "the plan changed");
            }
        }
        if (board.state() == RunState.FAILED) {
            board.become(RunState.RUNNING);
        }
    }

    /// Takes back what an orphan left behind.
    static void clean(Board board, String id) {
        RunSnapshot.Orphan orphan = board.orphans().get(id);
        if (orphan == null) {
            throw new NotNow(
                    "No orphan is called " + id + ".", "See the orphans in the status of the run.");
        }
        if (orphan.status().state().isActive()) {
            throw new NotNow(
                    "The orphan " + id + " is still " + orphan.status().state().label() + ".",
                    "Wait until it has stopped.");
        }
        RollBack.undo(board, id);
    }

    private static void again(Board board, String id) {
        StepStatus status = board.at(id);
        switch (status.state()) {
            case RUNNING, SERVING -> {
                Requests.stop(board, id);
                board.note(id, each -> each.outdated(true));
            }
            case STOPPING, RECONCILING -> board.note(id, each -> each.outdated(true));
            default -> Requests.reset(board, id, "its inputs changed");
        }
    }

    private static void refuseWhereUnfit(Board board, Plan edited) {
        switch (board.state()) {
            case PLANNED, RUNNING, PAUSED, FAILED -> {}
            default ->
                    throw new NotNow(
                            "The run is " + board.state().label() + ": it takes no edit.",
                            "Start a new run: it keeps every result that the edit leaves fresh.");
        }
        if (!edited.missingKinds().isEmpty()) {
            throw new NotNow(
                    "The edited plan asks for what is not in this version: "
                            + edited.missingKinds()
                            + ".",
                    "Take it out of the spec.");
        }
        board.orphans()
                .forEach(
                        (id, orphan) -> {
                            if (orphan.status().state().isActive()) {
                                throw new NotNow(
                                        "The orphan "
                                                + id
                                                + " of an earlier edit is still stopping.",
                                        "Try again when it has stopped.");
                            }
                        });
    }
}
