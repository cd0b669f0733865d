package dev.turnstone.engine.metadata;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.turnstone.engine.metadata.convert.Kind;

import java.util.List;

/// What became of each object of a plan; `hidden` is what no plan could hold, because it was not
/// read.
public record ApplyReport(List<Outcome> outcomes, List<Unread> hidden) {

    /// One object, what was done, and why.
    public record Outcome(Kind kind, String name, Result result, String detail) {}

    /// What was done.
    public enum Result {
        CREATED("created"),
        ALREADY_THERE("already-there"),
        DIFFERENT("different"),
        /// It is there, and the target has no place for its primary shards.
        NOT_PLACED("not-placed"),
        NEEDS_CONSENT("needs-consent"),
        SKIPPED("skipped"),
        REFUSED("refused");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        @JsonValue
        public String label() {
            return label;
        }
    }

    public ApplyReport {
        outcomes = List.copyOf(outcomes);
        hidden = List.copyOf(hidden);
    }

    public long count(Result result) {
        return outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }

    /// True where everything that was chosen is there now as it should be.
    public boolean isComplete() {
        return hidden.isEmpty() && isCompleteAsRead();
    }

    /// True where everything that was chosen, and could be read, is there now as it should be.
    public boolean isCompleteAsRead() {
        return count(Result.REFUSED)
                        + count(Result.DIFFERENT)
                        + count(Result.NOT_PLACED)
                        + count(Result.NEEDS_CONSENT)
                == 0;
    }
}
