package dev.turnstone.engine.metadata;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.List;

/// What became of each object that was made before.
public record UndoReport(List<Outcome> outcomes) {

    /// One object (`index/orders`), what was done, and why.
    public record Outcome(String object, Result result, String detail) {}

    /// What was done.
    public enum Result {
        REMOVED("removed"),
        GONE("gone"),
        HANDED_OVER("handed-over"),
        KEPT("kept");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        @JsonValue
        public String label() {
            return label;
        }
    }

    public UndoReport {
        outcomes = List.copyOf(outcomes);
    }

    public long count(Result result) {
        return outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }

    /// True where nothing of ours is left on the target.
    public boolean isComplete() {
        return count(Result.KEPT) == 0;
    }
}
