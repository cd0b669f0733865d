package dev.turnstone.engine.step;

import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.workflow.RunSnapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Ends what follows the source of one target, each group for itself. Waits for their last rounds.
final class EndOfFollowing {
    private EndOfFollowing() {}

    /// Those that were over before, for which nobody made a last round now; empty where not all of
    /// the others brought everything: they are taken up again by their own steps. Ends none as long
    /// as one of them is between two attempts.
    static Optional<List<Step>> of(List<Step> captures, RunSnapshot run, Followers followers)
            throws InterruptedException {
        List<Step> over = new ArrayList<>();
        List<Followers.Follower> up = new ArrayList<>();
        for (Step capture : captures) {
            Optional<Followers.Follower> follower = followers.find(Inputs.line(capture));
            if (follower.isPresent()) {
                up.add(follower.get());
            } else if (run.step(capture.id()).state().isFinished()) {
                over.add(capture);
            } else {
                return Optional.empty();
            }
        }
        boolean all = true;
        for (Followers.Follower each : up) {
            all &= each.finish();
        }
        return all ? Optional.of(over) : Optional.empty();
    }
}
