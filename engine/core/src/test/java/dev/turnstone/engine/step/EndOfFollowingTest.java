package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.engine.workflow.StepStatus;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class EndOfFollowingTest {
    private final Followers followers = new Followers();
    private final Step books = capture("books");
    private final Step logs = capture("logs");

    @Test
    void isGoodWhereEveryFollowerBroughtWhatWasLeft() throws Exception {
        follow(books, Work.nothing());
        follow(logs, Work.nothing());
        assertThat(end(StepState.SERVING, StepState.SERVING)).contains(List.of());
    }

    @Test
    void isNotThereWhereAFollowerBrokeOffInItsLastRound() throws Exception {
        follow(books, new Outcome.Unknown("the target is away"));
        follow(logs, Work.nothing());
        assertThat(end(StepState.SERVING, StepState.SERVING)).isEmpty();
    }

    @Test
    void endsNobodyWhileOneIsBetweenTwoAttempts() throws Exception {
        Followers.Follower follower = followers.begin(Inputs.line(books), _ -> Optional.empty());
        assertThat(end(StepState.SERVING, StepState.UNKNOWN)).isEmpty();
        assertThat(follower.isFinishing()).isFalse();
    }

    @Test
    void namesTheGroupWhoseFollowingWasOverBeforeBesideOneThatStillFollows() throws Exception {
        follow(books, Work.nothing());
        assertThat(end(StepState.SERVING, StepState.SUCCEEDED)).contains(List.of(logs));
    }

    private Optional<List<Step>> end(StepState first, StepState second)
            throws InterruptedException {
        Map<String, StepStatus> steps = new HashMap<>();
        steps.put(books.id(), in(first));
        steps.put(logs.id(), in(second));
        Plan plan = Plan.of(List.of(books, logs));
        var run = new RunSnapshot("1", plan, RunState.RUNNING, steps, List.of(), Map.of());
        return EndOfFollowing.of(new ArrayList<>(plan.steps()), run, followers);
    }

    /// One that ends as this says as soon as it is asked to finish.
    private void follow(Step capture, Outcome came) {
        String line = Inputs.line(capture);
        Followers.Follower follower = followers.begin(line, _ -> Optional.empty());
        Thread.startVirtualThread(
                () -> {
                    while (!follower.isFinishing()) {
                        Thread.onSpinWait();
                    }
                    follower.came(came);
                    followers.ended(line, follower);
                });
    }

    private static StepStatus in(StepState state) {
        StepStatus first = StepStatus.FIRST;
        return new StepStatus(state, 1, 0, false, null, null, "", "", null, first.result(), "");
    }

    private static Step capture(String group) {
        return Step.of(
                "all/capture/" + group + "/target",
                StepKind.CAPTURE,
                Map.of("migration", "all", "group", group, "target", "target"));
    }
}
