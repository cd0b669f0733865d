package dev.turnstone.engine.workflow;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides: an event in, the run afterwards and what is to be done out. Pure: no clock, no thread,
/// no cluster of its own, so that thousands of runs can be played in virtual time.
public final class Scheduler {
    private Scheduler() {}

    /// Throws [NotNow] where somebody asked for what cannot be; then nothing changed.
    public static Decision decide(RunSnapshot run, Event event, Instant now) {
        Board board = new Board(run);
        switch (event) {
            case Event.Start _ -> Requests.start(board);
            case Event.Tick _ -> {}
            case Event.Up(String step, int attempt) -> Endings.up(board, step, attempt, now);
            case Event.Ended ended -> Endings.ended(board, ended, now);
            case Event.Approve approve -> Requests.approve(board, approve, now);
            case Event.Pause _ -> Requests.pause(board);
            case Event.Resume _ -> Requests.resume(board);
            case Event.Cancel _ -> Requests.cancel(board);
            case Event.Retry(String from) -> Requests.retry(board, from);
            case Event.RollBack(String to) -> RollBack.ask(board, to);
            case Event.Edit(var plan, int _) -> Edits.apply(board, plan);
            case Event.CleanOrphan(String step) -> Edits.clean(board, step);
            case Event.EndProxies _ -> Requests.endProxies(board, now);
            case Event.Restarted _ -> Restart.disbelieve(board, now);
        }
        Advance.go(board, now);
        return board.decision();
    }

    /// When the run wants to be told that time has passed; never where that would change nothing.
    public static Optional<Instant> wakeUp(RunSnapshot run) {
        Stream<StepStatus> steps =
                run.steps().values().stream()
                        .filter(
                                status ->
                                        run.state() == RunState.RUNNING
                                                || status.state() == StepState.ROLLING_BACK);
        // An orphan is never begun again, whatever it once waited for.
        Stream<StepStatus> orphans =
                run.orphans().values().stream()
                        .map(RunSnapshot.Orphan::status)
                        .filter(status -> status.state() == StepState.ROLLING_BACK);
        return Stream.concat(steps, orphans)
                .flatMap(status -> Optional.ofNullable(status.notBefore()).stream())
                .min(Instant::compareTo);
    }
}
