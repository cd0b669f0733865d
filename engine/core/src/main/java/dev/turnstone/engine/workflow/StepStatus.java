package dev.turnstone.engine.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.turnstone.model.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.function.Consumer;

/// One step of one run, as it stands. `attempt` counts how often it was begun; `tries` how often in
/// a row nobody knew; `outdated` marks one that is being stopped because its inputs changed.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepStatus(
        StepState state,
        int attempt,
        int tries,
        boolean outdated,
        @Nullable Instant notBefore,
        @Nullable Instant ended,
        String note,
        String remedy,
        @Nullable Approval approval,
        JsonNode result,
        String adoptedFrom) {
    private static final JsonNode NOTHING = Json.MAPPER.createObjectNode();

    public static final StepStatus FIRST =
            new StepStatus(
                    StepState.NOT_STARTED, 0, 0, false, null, null, "", "", null, NOTHING, "");

    /// The one place that copies a status: what is not set stays.
    private static final class Draft {
        private StepState state;
        private int attempt;
        private int tries;
        private boolean outdated;
        private @Nullable Instant notBefore;
        private @Nullable Instant ended;
        private String note;
        private String remedy;
        private @Nullable Approval approval;
        private JsonNode result;
        private String adoptedFrom;

        Draft(StepStatus from) {
            state = from.state;
            attempt = from.attempt;
            tries = from.tries;
            outdated = from.outdated;
            notBefore = from.notBefore;
            ended = from.ended;
            note = from.note;
            remedy = from.remedy;
            approval = from.approval;
            result = from.result;
            adoptedFrom = from.adoptedFrom;
        }

        /// Nothing of what an earlier attempt left.
        Draft cleared() {
            outdated = false;
            notBefore = null;
            ended = null;
            note = "";
            remedy = "";
            result = NOTHING;
            adoptedFrom = "";
            return this;
        }

        StepStatus done() {
            return new StepStatus(
                    state,
                    attempt,
                    tries,
                    outdated,
                    notBefore,
                    ended,
                    note,
                    remedy,
                    approval,
                    result,
                    adoptedFrom);
        }
    }

    private StepStatus with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    StepStatus in(StepState next) {
        return with(
                draft -> {
                    draft.state = next;
                    draft.notBefore = null;
                });
    }

    StepStatus begun() {
        return with(
                draft -> {
                    draft.cleared().state = StepState.RUNNING;
                    draft.attempt++;
                });
    }

    StepStatus until(@Nullable Instant time) {
        return with(draft -> draft.notBefore = time);
    }

    StepStatus saying(String text, String mend) {
        return with(
                draft -> {
                    draft.note = text;
                    draft.remedy = mend;
                });
    }

    /// At its gate: nothing of what an earlier attempt left, so that this is no question of its
    /// own.
    StepStatus gated(String text) {
        return with(
                draft -> {
                    draft.cleared();
                    draft.note = text;
                });
    }

    StepStatus trying(int times) {
        return with(draft -> draft.tries = times);
    }

    StepStatus approved(@Nullable Approval by) {
        return with(draft -> draft.approval = by);
    }

    StepStatus done(JsonNode with, Instant at) {
        return with(
                draft -> {
                    String adopted = draft.adoptedFrom;
                    draft.cleared().tries = 0;
                    draft.ended = at;
                    draft.result = with;
                    draft.adoptedFrom = adopted;
                });
    }

    StepStatus outdated(boolean is) {
        return with(draft -> draft.outdated = is);
    }

    StepStatus adopted(String run) {
        return with(
                draft -> {
                    draft.attempt = 0;
                    draft.tries = 0;
                    draft.outdated = false;
                    draft.notBefore = null;
                    draft.adoptedFrom = run;
                });
    }

    /// What it left behind was left by this run, unless an earlier one did.
    StepStatus leftBy(String run) {
        return adoptedFrom.isEmpty() ? with(draft -> draft.adoptedFrom = run) : this;
    }

    /// It may have left something behind that nobody has taken back yet.
    public boolean stands() {
        return wasTouched() && state != StepState.ROLLED_BACK;
    }

    /// As if it had never run; how often it was begun is kept, so that late answers are told apart.
    StepStatus anew() {
        int begun = wasTouched() ? Math.max(1, attempt) : attempt;
        return with(
                draft -> {
                    draft.cleared().state = StepState.NOT_STARTED;
                    draft.attempt = begun;
                    draft.tries = 0;
                    draft.approval = null;
                });
    }

    /// It rests, and what it left standing was ended by hand.
    StepStatus over(Instant at, String text) {
        return with(
                draft -> {
                    draft.ended = at;
                    draft.note = text;
                    draft.remedy = "";
                });
    }

    /// A service that was begun, and neither torn down, taken back nor ended by hand.
    boolean mayStand() {
        return switch (state) {
            case SUCCEEDED, SUCCEEDED_WITH_WAIVERS, ROLLING_BACK, ROLLED_BACK, NEEDS_ATTENTION ->
                    false;
            default -> wasTouched() && ended == null;
        };
    }

    /// It may have left something behind.
    boolean wasTouched() {
        return attempt > 0 || state.isFinished();
    }
}
