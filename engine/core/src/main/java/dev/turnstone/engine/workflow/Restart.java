package dev.turnstone.engine.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// After the process ended, in whatever way: what says that it runs does not run.
final class Restart {
    private Restart() {}

    static void disbelieve(Board board, Instant now) {
        List<String> all = new ArrayList<>(board.ids());
        all.addAll(board.orphans().keySet());
        for (String id : all) {
            switch (board.at(id).state()) {
                case RUNNING, SERVING, STOPPING, RECONCILING -> lost(board, id, now);
                case ROLLING_BACK -> board.note(id, each -> each.until(now));
                default -> {}
            }
        }
    }

    private static void lost(Board board, String id, Instant now) {
        boolean orphan = board.orphans().containsKey(id);
        StepStatus status = board.at(id);
        if (status.state() == StepState.RECONCILING) {
            board.move(id, StepState.UNKNOWN, "the engine ended", each -> each.until(now));
        } else if (status.outdated()) {
            board.move(id, StepState.NOT_STARTED, "its inputs changed", StepStatus::anew);
        } else {
            board.move(
                    id,
                    StepState.UNKNOWN,
                    "the engine ended while it was under way",
                    each -> each.until(now));
        }
        boolean ends = orphan || board.state() == RunState.CANCELLING;
        if (ends && board.at(id).state() == StepState.UNKNOWN) {
            board.move(id, StepState.CANCELLED, "the engine ended");
        }
    }
}
