package dev.turnstone.engine.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.turnstone.model.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

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

    StepStatus in(StepState next) {
        return new StepStatus(
                next,
                attempt,
                tries,
                outdated,
                null,
                ended,
                note,
                remedy,
                approval,
                result,
                adoptedFrom);
    }

    StepStatus begun() {
        return new StepStatus(
                StepState.RUNNING,
                attempt + 1,
                tries,
                false,
                null,
                null,
                "",
                "",
                approval,
                NOTHING,
                "");
    }

    StepStatus until(@Nullable Instant time) {
        return new StepStatus(
                state,
                attempt,
                tries,
                outdated,
                time,
                ended,
                note,
                remedy,
                approval,
                result,
                adoptedFrom);
    }

    StepStatus saying(String text, String mend) {
        return new StepStatus(
                state,
                attempt,
                tries,
                outdated,
                notBefore,
                ended,
                text,
                mend,
                approval,
                result,
                adoptedFrom);
    }

    StepStatus trying(int times) {
        return new StepStatus(
                state,
                attempt,
                times,
                outdated,
                notBefore,
                ended,
                note,
                remedy,
                approval,
                result,
                adoptedFrom);
    }

    StepStatus approved(@Nullable Approval by) {
        return new StepStatus(
                state,
                attempt,
                tries,
                outdated,
                notBefore,
                ended,
                note,
                remedy,
                by,
                result,
                adoptedFrom);
    }

    StepStatus done(JsonNode with, Instant at) {
        return new StepStatus(
                state, attempt, 0, false, null, at, "", "", approval, with, adoptedFrom);
    }

    StepStatus outdated(boolean is) {
        return new StepStatus(
                state,
                attempt,
                tries,
                is,
                notBefore,
                ended,
                note,
                remedy,
                approval,
                result,
                adoptedFrom);
    }

    StepStatus adopted(String run) {
        return new StepStatus(state, 0, 0, false, null, ended, note, remedy, approval, result, run);
    }

    /// As if it had never run; how often it was begun is kept, so that late answers are told apart.
    StepStatus anew() {
        return new StepStatus(
                StepState.NOT_STARTED,
                wasTouched() ? Math.max(1, attempt) : attempt,
                0,
                false,
                null,
                null,
                "",
                "",
                null,
                NOTHING,
                "");
    }

    /// It may have left something behind.
    boolean wasTouched() {
        return attempt > 0 || state.isFinished();
    }
}
