package dev.turnstone.engine.workflow;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;

/// What the end of something under way means for its step. An answer to an attempt that is over
/// changes nothing.
final class Endings {
    private static final int MOST_TRIES = 20;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String CHECK_CONTACT =
            "Check that both clusters can be reached, then retry the step: what was done stays.";

    private Endings() {}

    static void up(Board board, String id, int attempt, Instant now) {
        if (isCurrent(board, id, attempt) && board.at(id).state() == StepState.RUNNING) {
            board.move(
                    id,
                    StepState.SERVING,
                    "up",
                    each -> each.trying(0).saying("up since " + now, ""));
        }
    }

    static void ended(Board board, Event.Ended ended, Instant now) {
        String id = ended.step();
        if (!isCurrent(board, id, ended.attempt())) {
            return;
        }
        switch (board.at(id).state()) {
            case RUNNING, SERVING -> ran(board, id, ended.outcome(), now);
            case STOPPING -> stopped(board, id, ended.outcome(), now);
            case RECONCILING -> reconciled(board, id, ended.outcome(), now);
            case ROLLING_BACK -> RollBack.ended(board, id, ended.outcome(), now);
            default -> {}
        }
    }

    private static boolean isCurrent(Board board, String id, int attempt) {
        return board.knows(id) && board.at(id).attempt() == attempt;
    }

    private static void ran(Board board, String id, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Done(JsonNode result) -> succeed(board, id, result, now);
            case Outcome.NotYet(String reason, Duration after) ->
                    board.move(
                            id,
                            StepState.WAITING,
                            reason,
                            each -> each.trying(0).saying(reason, "").until(now.plus(after)));
            case Outcome.NeedsApproval(String question, JsonNode evidence) ->
                    board.move(
                            id,
                            StepState.WAITING_FOR_APPROVAL,
                            question,
                            each ->
                                    each.saying(question, "")
                                            .done(evidence, now)
                                            .saying(question, ""));
            case Outcome.Failed failed -> fail(board, id, failed);
            case Outcome.Unknown(String reason) -> lost(board, id, reason, now);
        }
    }

    private static void stopped(Board board, String id, Outcome outcome, Instant now) {
        if (board.at(id).outdated()) {
            board.move(id, StepState.NOT_STARTED, "its inputs changed", StepStatus::anew);
            return;
        }
        switch (outcome) {
            case Outcome.Done(JsonNode result) when !board.step(id).kind().isService() ->
                    succeed(board, id, result, now);
            case Outcome.Failed failed -> fail(board, id, failed);
            default -> rest(board, id);
        }
    }

    /// Where a step rests that was stopped as it was asked to.
    private static void rest(Board board, String id) {
        boolean ends = board.state() == RunState.CANCELLING || board.orphans().containsKey(id);
        board.move(id, ends ? StepState.CANCELLED : StepState.PAUSED, "stopped where it was");
    }

    private static void reconciled(Board board, String id, Outcome outcome, Instant now) {
        if (board.at(id).outdated()) {
            board.move(id, StepState.NOT_STARTED, "its inputs changed", StepStatus::anew);
            return;
        }
        switch (outcome) {
            case Outcome.Done(JsonNode result) -> succeed(board, id, result, now);
            case Outcome.Failed failed -> fail(board, id, failed);
            case Outcome.Unknown(String reason) -> lost(board, id, reason, now);
            case Outcome.NotYet _, Outcome.NeedsApproval _ -> {
                if (board.state() == RunState.RUNNING
                        && !board.orphans().containsKey(id)
                        && Advance.isReady(board, id)) {
                    board.begin(id);
                } else {
                    rest(board, id);
                }
            }
        }
    }

    private static void succeed(Board board, String id, JsonNode result, Instant now) {
        Approval by = board.at(id).approval();
        boolean waived = by != null && by.waiver();
        board.move(
                id,
                waived ? StepState.SUCCEEDED_WITH_WAIVERS : StepState.SUCCEEDED,
                "",
                each -> each.done(result, now));
    }

    private static void fail(Board board, String id, Outcome.Failed failed) {
        board.move(
                id,
                StepState.FAILED,
                failed.message(),
                each -> each.trying(0).saying(failed.message(), failed.remedy()));
    }

    private static void lost(Board board, String id, String reason, Instant now) {
        int tries = board.at(id).tries() + 1;
        if (tries > MOST_TRIES) {
            fail(board, id, new Outcome.Failed(reason, CHECK_CONTACT));
            return;
        }
        board.move(
                id,
                StepState.UNKNOWN,
                reason,
                each -> each.trying(tries).saying(reason, "").until(now.plus(patience(tries))));
    }

    static Duration patience(int tries) {
        Duration wait = Duration.ofSeconds(1L << Math.min(tries - 1, 6));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
