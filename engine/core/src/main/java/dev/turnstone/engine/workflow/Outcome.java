package dev.turnstone.engine.workflow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import tools.jackson.databind.JsonNode;

import java.time.Duration;

/// What a step came to. A step returns it; only what nobody foresaw is thrown.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Outcome.NotYet.class, name = "not-yet"),
    @JsonSubTypes.Type(value = Outcome.NeedsApproval.class, name = "needs-approval"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Outcome.Unknown.class, name = "unknown")
})
public sealed interface Outcome {
    /// It is done; the result is kept under the hash of the step's inputs.
    record Done(JsonNode result) implements Outcome {}

    /// It is not done, nothing is wrong: to be begun again. Also what a step answers that was asked
    /// to stop.
    record NotYet(String reason, Duration after) implements Outcome {
        public static NotYet stopped() {
            return new NotYet("stopped where it was", Duration.ZERO);
        }
    }

    /// It goes on only when a person agrees to what the question says.
    record NeedsApproval(String question, JsonNode evidence) implements Outcome {}

    /// What happened and what it means for the data, and what to do.
    record Failed(String message, String remedy) implements Outcome {}

    /// Contact was lost: what became of it must be asked.
    record Unknown(String reason) implements Outcome {}
}
